"""All settings of a network and its training, in groups, without their controls."""

from visualnet.ui.panels.settings.data import DataSettings
from visualnet.ui.panels.settings.form import SettingGroup
from visualnet.ui.panels.settings.network import NetworkSettings
from visualnet.ui.panels.settings.steps import StepSettings


def setting_groups() -> tuple[SettingGroup, ...]:
    """Return the groups in the order of the form; no control is made yet."""
    return (*StepSettings().groups(), *NetworkSettings().groups(), *DataSettings().groups())
