"""Windows that are nobody's have folders of their own."""

from visualnet.paths import user_config_dir, user_data_dir, user_folders_within, user_state_dir


def test_another_folder_stands_for_the_users_for_a_while(tmp_path) -> None:
    own = user_data_dir()
    with user_folders_within(tmp_path):
        folders = {user_config_dir(), user_data_dir(), user_state_dir()}
        assert len(folders) == 3
        assert all(folder.parent == tmp_path for folder in folders)
    assert user_data_dir() == own
