"""The beginning of a lesson of one's own: a commented file that itself passes the check."""

BEGINNING = """# A lesson. Check it: visualnet lesson check FILE; then drop it on the window.
# Facts stand for what the window knows now; in a text write them in braces, as {reading}:
#   step, epoch, loss, test_accuracy, reading, probability(3), label, inspected, setting(epochs) …
# All facts, parts and acts, with their meanings: in the window, Help > How to write a lesson.
# Write no measured number by hand: use a fact, or have it checked by verify.

title = "My first lesson"
minutes = 3                 # how long it takes
needs = ""                  # what to know before, in a few words
language = "en"

# What the window begins with; all of it is put back at the end.
start = {model = "digits-16x16", pad = "test:7", colours = "weight"}

# A text: say. At most 60 words a step. show puts a ring around a part of the window.
[[step]]
say = "The network looks at this drawing: 28 by 28 pixels, and nothing else."
show = "pad"

# A question stands right before the task that shows what is so. Four kinds of answers:
#   choices = ["one", "two"] and answer = 2 (counted from 1)
#   answer = "probability(7)" and within = 0.05 (a number or a fact, and how near is right)
#   answer = "output.7" (a part of the network, to be clicked)
#   draw = "loss" (a curve over the steps; a task that trains must follow)
[[step]]
ask = "What does the network read?"
choices = ["a 1", "a 7", "a 9"]
answer = 2
why = "Look at the longest bar."

# For the checker only: what you say must be so, or the lesson fails its check.
[[step]]
verify = "reading == 7"

# A task: until ticks it, walk says how the checker does it, reveal tells what was found.
[[step]]
do = "Click neuron 13 of the first hidden layer."
show = "hidden1.13"
until = "inspected == hidden1.13"
walk = ["inspect hidden1.13"]
hint = "It is the 13th circle of the second column."
seconds = 40                # after which Do it for me appears
reveal = "It reads {reading}, {probability} sure. Its activation is {activation(hidden1.13)}."
"""
