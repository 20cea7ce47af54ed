<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
<name>AblationView</name>
<message>
<source>ACCURACY WITHOUT IT</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy lost or gained per class</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy of each class without this neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>At its mean the neuron gives no information but keeps its level</source>
<translation type="unfinished" />
</message>
<message>
<source>How the neuron is removed</source>
<translation type="unfinished" />
</message>
<message>
<source>activation held at 0</source>
<translation type="unfinished" />
</message>
<message>
<source>activation held at its mean</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} → {1} test accuracy: {2} percentage points, activation held at {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: no test examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} correct with it, {2} without</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AboutDialog</name>
<message>
<source>About VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy all versions to the clipboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy versions</source>
<translation type="unfinished" />
</message>
<message>
<source>Read the text of this licence</source>
<translation type="unfinished" />
</message>
<message>
<source>The text of this licence is not installed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Watch a neural network learn handwritten digits, neuron by neuron.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: licence of {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AccuracyChange</name>
<message>
<source>1 test example</source>
<translation type="unfinished" />
</message>
<message>
<source>In percentage points</source>
<translation type="unfinished" />
</message>
<message>
<source>Test accuracy before the edits, on the same examples</source>
<translation type="unfinished" />
</message>
<message>
<source>Test accuracy of the network as it is now</source>
<translation type="unfinished" />
</message>
<message>
<source>before the edits</source>
<translation type="unfinished" />
</message>
<message>
<source>difference</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>estimated from {0} of {1} test examples</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>gained</source>
<translation type="unfinished" />
</message>
<message>
<source>lost</source>
<translation type="unfinished" />
</message>
<message>
<source>test accuracy</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} test examples</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>AccuracyChart</name>
<message>
<source>Accuracy over training steps</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of images that are read correctly. Point at it for numbers.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see its accuracy rise.</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy (%)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Actions</name>
<message>
<source>A wide drawing pad and wide charts</source>
<translation type="unfinished" />
</message>
<message>
<source>A wide drawing pad beside the network</source>
<translation type="unfinished" />
</message>
<message>
<source>About VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>Advance</source>
<translation type="unfinished" />
</message>
<message>
<source>Advance by one batch: one update of the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Advance by one epoch: all training examples once</source>
<translation type="unfinished" />
</message>
<message>
<source>Advance to the next example of the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>As it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to now</source>
<translation type="unfinished" />
</message>
<message>
<source>Blue and orange</source>
<translation type="unfinished" />
</message>
<message>
<source>Brighter text and thicker outlines on black</source>
<translation type="unfinished" />
</message>
<message>
<source>Change looks, saving, folders and keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Change since mark</source>
<translation type="unfinished" />
</message>
<message>
<source>Change since start</source>
<translation type="unfinished" />
</message>
<message>
<source>Class</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear</source>
<translation type="unfinished" />
</message>
<message>
<source>Close VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>Close panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Close the panel; its key opens it again</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show how their weights have changed in this run</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show how their weights have changed since the mark</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show the gradient of the last batch</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show the gradient of the loss of this input</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show their weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show what they add for one class against another</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show what they pass on</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the drawing as a picture, and as a line of a stroke file</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the numbers, table, picture or drawing that is selected</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the picture of the network to the clipboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy versions and log to describe a problem; nothing is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Crop pictures to their ink and centre it, as MNIST was made</source>
<translation type="unfinished" />
</message>
<message>
<source>Cropped and centred</source>
<translation type="unfinished" />
</message>
<message>
<source>Dark</source>
<translation type="unfinished" />
</message>
<message>
<source>Dark high contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>Darker text and thicker outlines on white</source>
<translation type="unfinished" />
</message>
<message>
<source>Dash negative connections</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw negative connections dashed, to show signs without colour</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing pad, Inspector and Why</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing pad, charts and settings</source>
<translation type="unfinished" />
</message>
<message>
<source>Empty the drawing pad; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>End run</source>
<translation type="unfinished" />
</message>
<message>
<source>End this run; Train then starts a new one</source>
<translation type="unfinished" />
</message>
<message>
<source>Erase parts of strokes instead of drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Eraser</source>
<translation type="unfinished" />
</message>
<message>
<source>Evaluation and runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Explain what is under the mouse or has the focus</source>
<translation type="unfinished" />
</message>
<message>
<source>Export picture…</source>
<translation type="unfinished" />
</message>
<message>
<source>Export weights…</source>
<translation type="unfinished" />
</message>
<message>
<source>Film from the timeline…</source>
<translation type="unfinished" />
</message>
<message>
<source>Find any action, panel, setting, model or data set by name</source>
<translation type="unfinished" />
</message>
<message>
<source>Five short notes beside the parts of this window</source>
<translation type="unfinished" />
</message>
<message>
<source>Float or dock panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Follow the system</source>
<translation type="unfinished" />
</message>
<message>
<source>Full screen with large text; a presenter remote works</source>
<translation type="unfinished" />
</message>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on from here</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the next open panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the next part of the window: toolbar, pad, network, panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the previous open panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the previous part of the window</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Guide in the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>How to write a lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Inverted</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard shortcuts</source>
<translation type="unfinished" />
</message>
<message>
<source>Label this drawing and add it to My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Larger</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn from points, and see what each neuron answers over the plane</source>
<translation type="unfinished" />
</message>
<message>
<source>Light</source>
<translation type="unfinished" />
</message>
<message>
<source>Light high contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>List all keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Log scale of the probabilities</source>
<translation type="unfinished" />
</message>
<message>
<source>Look inside</source>
<translation type="unfinished" />
</message>
<message>
<source>Make all text larger</source>
<translation type="unfinished" />
</message>
<message>
<source>Make all text smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the panel a little larger or smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the panel a separate window, or dock it again</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the panel a tab of the others on that side</source>
<translation type="unfinished" />
</message>
<message>
<source>Mark this step</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure</source>
<translation type="unfinished" />
</message>
<message>
<source>Menu for this item</source>
<translation type="unfinished" />
</message>
<message>
<source>Move all panels and toolbars back to their original places</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the panel to that side, or a floating panel a little</source>
<translation type="unfinished" />
</message>
<message>
<source>New project</source>
<translation type="unfinished" />
</message>
<message>
<source>New weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Next pane</source>
<translation type="unfinished" />
</message>
<message>
<source>Next panel</source>
<translation type="unfinished" />
</message>
<message>
<source>One step: gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a project, a model, data or a picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Open beside</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data folder…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open picture or strokes…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the context menu, like a right-click</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the folder with the log of errors</source>
<translation type="unfinished" />
</message>
<message>
<source>Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>Paste drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences…</source>
<translation type="unfinished" />
</message>
<message>
<source>Presentation mode</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous pane</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Print evaluation…</source>
<translation type="unfinished" />
</message>
<message>
<source>Print picture…</source>
<translation type="unfinished" />
</message>
<message>
<source>Print the confusion matrix and the scores of all classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Print the picture of the network, or save it as PDF</source>
<translation type="unfinished" />
</message>
<message>
<source>Purple and green</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a picture or strokes from the clipboard into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a random test image into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Put panel as a tab</source>
<translation type="unfinished" />
</message>
<message>
<source>Quit</source>
<translation type="unfinished" />
</message>
<message>
<source>Race the run this one started from</source>
<translation type="unfinished" />
</message>
<message>
<source>Race two runs…</source>
<translation type="unfinished" />
</message>
<message>
<source>Read a digit from a photograph, a scan or a stroke file</source>
<translation type="unfinished" />
</message>
<message>
<source>Read digits side by side as one number</source>
<translation type="unfinished" />
</message>
<message>
<source>Record the network during training as an animated GIF</source>
<translation type="unfinished" />
</message>
<message>
<source>Record training…</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo the last undone change</source>
<translation type="unfinished" />
</message>
<message>
<source>Reduce motion</source>
<translation type="unfinished" />
</message>
<message>
<source>Remember the weights now, to see what changes later</source>
<translation type="unfinished" />
</message>
<message>
<source>Report a problem…</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset layout</source>
<translation type="unfinished" />
</message>
<message>
<source>Restart</source>
<translation type="unfinished" />
</message>
<message>
<source>Save any part of the training as a GIF or video</source>
<translation type="unfinished" />
</message>
<message>
<source>Save drawing…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save network, runs, settings, drawing and window</source>
<translation type="unfinished" />
</message>
<message>
<source>Save one step of learning as a page to print and fill in by hand</source>
<translation type="unfinished" />
</message>
<message>
<source>Save project</source>
<translation type="unfinished" />
</message>
<message>
<source>Save project as…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the drawing as a picture or a stroke file</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the network's weights to a file</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the picture of the network as PNG or SVG</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this arrangement of panels under a name</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this project to another file</source>
<translation type="unfinished" />
</message>
<message>
<source>Save workspace as…</source>
<translation type="unfinished" />
</message>
<message>
<source>Search everything…</source>
<translation type="unfinished" />
</message>
<message>
<source>Several digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Show a faint square to draw in</source>
<translation type="unfinished" />
</message>
<message>
<source>Show more of the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Show small probabilities larger, on a logarithmic scale</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the first card again: watch it learn, or take the tour</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the log file</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the network larger</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the network the whole picture as it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the network the whole picture, with light and dark swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the newest step again</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the whole training below the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Show two panels of one side together</source>
<translation type="unfinished" />
</message>
<message>
<source>Show which inputs led to the chosen neuron or the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run from the step that is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Start from new random weights; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Start over with the first network; asks about unsaved work</source>
<translation type="unfinished" />
</message>
<message>
<source>Step through a network small enough for paper, with numbers to change</source>
<translation type="unfinished" />
</message>
<message>
<source>Teach</source>
<translation type="unfinished" />
</message>
<message>
<source>Test image</source>
<translation type="unfinished" />
</message>
<message>
<source>The plane</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour of the window</source>
<translation type="unfinished" />
</message>
<message>
<source>Trace strongest paths</source>
<translation type="unfinished" />
</message>
<message>
<source>Train</source>
<translation type="unfinished" />
</message>
<message>
<source>Train both from where they part, side by side</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on a folder: IDX files, or one subfolder per class</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on your own file: IDX, NPZ or CSV</source>
<translation type="unfinished" />
</message>
<message>
<source>Train two runs side by side, at the same number of examples</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn off the pulse that runs through the layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo the last change</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the system's text size</source>
<translation type="unfinished" />
</message>
<message>
<source>Versions and licences</source>
<translation type="unfinished" />
</message>
<message>
<source>Violet and yellow</source>
<translation type="unfinished" />
</message>
<message>
<source>Weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Weight × activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Welcome</source>
<translation type="unfinished" />
</message>
<message>
<source>What a lesson file can say, ask for and do</source>
<translation type="unfinished" />
</message>
<message>
<source>What is this?</source>
<translation type="unfinished" />
</message>
<message>
<source>What the words in this window mean</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>Why: contribution</source>
<translation type="unfinished" />
</message>
<message>
<source>Worked example</source>
<translation type="unfinished" />
</message>
<message>
<source>Worksheet…</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom in</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom out</source>
<translation type="unfinished" />
</message>
<message>
<source>batch</source>
<translation type="unfinished" />
</message>
<message>
<source>epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>example</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ActivationSetting</name>
<message>
<source>Activation of hidden layer {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>The function that turns z into the activation, layer by layer</source>
<translation type="unfinished" />
</message>
<message>
<source>one per layer</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, activation of this hidden layer</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Actor</name>
<message>
<source>lesson</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AdviceBar</name>
<message>
<source>Advice</source>
<translation type="unfinished" />
</message>
<message>
<source>Change settings</source>
<translation type="unfinished" />
</message>
<message>
<source>Change the settings that cause this</source>
<translation type="unfinished" />
</message>
<message>
<source>Dismiss this advice</source>
<translation type="unfinished" />
</message>
<message>
<source>Do not show this again in this run</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to this run's first weights; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>New weights with {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Restart with {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run with new first weights; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Takes effect at once; training continues</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AgainColumns</name>
<message>
<source>Answer before and after the step</source>
<translation type="unfinished" />
</message>
<message>
<source>The probability of each class after the step, and its change in points.</source>
<translation type="unfinished" />
</message>
<message>
<source>after</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} → {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Appearance</name>
<message>
<source>Colours of positive and negative</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of the window</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Application</name>
<message>
<source>Close again to quit without saving them.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AugmentationPanel</name>
<message>
<source>Augmentation</source>
<translation type="unfinished" />
</message>
<message>
<source>Every training image is changed at random each time it is used.</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Set all strengths back to 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Show other random changes of the same strength</source>
<translation type="unfinished" />
</message>
<message>
<source>Shuffle</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AugmentationPreview</name>
<message>
<source>Examples under random changes, as training would see them</source>
<translation type="unfinished" />
</message>
<message>
<source>Preview of changed training images</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Autosaver</name>
<message>
<source>Autosave is not working. {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>CalibrationPicture</name>
<message>
<source>accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>confidence: probability of the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>examples in each bin (square-root scale)</source>
<translation type="unfinished" />
</message>
<message>
<source>mean confidence</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>CalibrationView</name>
<message>
<source>Calibration</source>
<translation type="unfinished" />
</message>
<message>
<source>In a calibrated network confidence equals accuracy: each bar ends at its tick</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is measured yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>above</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>examples</source>
<translation type="unfinished" />
</message>
<message>
<source>mean confidence</source>
<translation type="unfinished" />
</message>
<message>
<source>up to</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: no examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{1}: 1 example, {2} confidence, {3} correct</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1}: {0} examples, {2} confidence, {3} correct</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>ChangeSection</name>
<message>
<source>Into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the changed image into the pad; can be undone</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Changes</name>
<message>
<source>Adding 1 pixel and erasing {2} turns the answer to {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Adding 1 pixel turns the answer to {1}.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Adding {0} pixels and erasing {2} turns the answer to {1}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>Adding {0} pixels turns the answer to {1}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Changing all {1} pixels that the gradient suggests does not turn the answer to {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Changing no pixel by more than {0} ({1} over all pixels) turns {2} into {3}. Shown {4} times as strong.</source>
<translation type="unfinished" />
</message>
<message>
<source>Erasing 1 pixel turns the answer to {1}.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Erasing {0} pixels turns the answer to {1}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>No change that fools the network was found.</source>
<translation type="unfinished" />
</message>
<message>
<source>add {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>change × {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>erase {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Chart</name>
<message>
<source>batch</source>
<translation type="unfinished" />
</message>
<message>
<source>run before</source>
<translation type="unfinished" />
</message>
<message>
<source>step</source>
<translation type="unfinished" />
</message>
<message>
<source>step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test</source>
<translation type="unfinished" />
</message>
<message>
<source>train</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>weights kept</source>
<translation type="unfinished" />
</message>
<message>
<source>zoomed in; press 0 to see everything</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (step {1})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} from {1} to {2}, steps {3} to {4}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChartLegend</name>
<message>
<source>Legend</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChartsDock</name>
<message>
<source>Nothing to copy or save yet</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChartsPanel</name>
<message>
<source>Accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Average the training curves over a fifth of an epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy or save these charts</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>Histograms</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Logarithmic scale</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss, accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>No neuron of this network can saturate or die.</source>
<translation type="unfinished" />
</message>
<message>
<source>Saturated or dead</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of saturated or dead neurons, by layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the gradient per weight, by layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the weights, by layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see it, layer by layer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see its saturated or dead neurons.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the charts show</source>
<translation type="unfinished" />
</message>
<message>
<source>dead</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient per weight</source>
<translation type="unfinished" />
</message>
<message>
<source>log</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated or dead neurons (%)</source>
<translation type="unfinished" />
</message>
<message>
<source>size of weights</source>
<translation type="unfinished" />
</message>
<message>
<source>smooth</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChoiceField</name>
<message>
<source>Answer {0}, or press the key {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ClassChanges</name>
<message>
<source>Test accuracy of each class</source>
<translation type="unfinished" />
</message>
<message>
<source>The accuracy of each class now, and its change. ← and → read the columns.</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy before</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy now</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: no examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} now, {2} before, {3}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ClassChart</name>
<message>
<source>Examples per class</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of examples and mean image of each class. Arrow keys move; Enter or a click shows the examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show images of all classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Show images of class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{1}: 1 example, {2}; the picture shows it</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1}: {0} examples, {2}; the picture shows their mean</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>ClassHistogram</name>
<message>
<source>Activation per class</source>
<translation type="unfinished" />
</message>
<message>
<source>How often each class gives each activation (square-root scale)</source>
<translation type="unfinished" />
</message>
<message>
<source>from</source>
<translation type="unfinished" />
</message>
<message>
<source>to</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, {1} to {2}: {3} of {4} ({5}), mean {6}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: mean {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ClassPair</name>
<message>
<source>Class asked for</source>
<translation type="unfinished" />
</message>
<message>
<source>Class compared with</source>
<translation type="unfinished" />
</message>
<message>
<source>Swap the classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Swap the two classes and keep them</source>
<translation type="unfinished" />
</message>
<message>
<source>The class to compare it with. “auto” is the second most probable.</source>
<translation type="unfinished" />
</message>
<message>
<source>The class to explain. “auto” is the most probable one.</source>
<translation type="unfinished" />
</message>
<message>
<source>auto: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>rather than</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ClassRow</name>
<message>
<source>Class of the points that are painted</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint points of a new class, {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint points of class {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ClassTable</name>
<message>
<source>Class, in the order of the network's outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>F1</source>
<translation type="unfinished" />
</message>
<message>
<source>Harmonic mean of precision and recall</source>
<translation type="unfinished" />
</message>
<message>
<source>How many examples are of this class</source>
<translation type="unfinished" />
</message>
<message>
<source>Of the examples given this answer, the share that is correct</source>
<translation type="unfinished" />
</message>
<message>
<source>Of the examples of this class, the share that is found</source>
<translation type="unfinished" />
</message>
<message>
<source>Precision and recall of each class</source>
<translation type="unfinished" />
</message>
<message>
<source>Precision and recall of each class; a heading sorts</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>examples</source>
<translation type="unfinished" />
</message>
<message>
<source>precision</source>
<translation type="unfinished" />
</message>
<message>
<source>recall</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ConfusionPicture</name>
<message>
<source>correct, {0} of the row</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted</source>
<translation type="unfinished" />
</message>
<message>
<source>true</source>
<translation type="unfinished" />
</message>
<message>
<source>wrong, {0}, square-root scale</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ConfusionView</name>
<message>
<source>; most frequent mistake: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Confusion matrix</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy this count</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is measured yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows: true class. Columns: predicted class. Choose a cell to see more of it</source>
<translation type="unfinished" />
</message>
<message>
<source>true \ predicted</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} classes; {1} of {2} correct ({3})</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0} read as {1}: {2} of {3} ({4})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} read correctly: {2} of {3} ({4})</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ConnectionCurve</name>
<message>
<source>The weight over training steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see it change.</source>
<translation type="unfinished" />
</message>
<message>
<source>weight</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ConnectionLegend</name>
<message>
<source> (dashed)</source>
<translation type="unfinished" />
</message>
<message>
<source>All values are zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw something, and choose
its class in Step through.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw something;
the Why panel chooses the two classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest {0} of each layer clear, others faint</source>
<translation type="unfinished" />
</message>
<message>
<source>Legend of the connections</source>
<translation type="unfinished" />
</message>
<message>
<source>No gradient yet.
It appears with the next step.</source>
<translation type="unfinished" />
</message>
<message>
<source>No gradient: the run has ended.
Train again to see one.</source>
<translation type="unfinished" />
</message>
<message>
<source>No step is marked.
Choose View &gt; Mark this step.</source>
<translation type="unfinished" />
</message>
<message>
<source>No weight has changed
since the marked step.</source>
<translation type="unfinished" />
</message>
<message>
<source>No weight has changed
since the run began.</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient appears after
example {0} ({1} so far).</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient of the last batch
is zero everywhere.</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient of this input
is zero everywhere.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no run yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>all values are zero</source>
<translation type="unfinished" />
</message>
<message>
<source>change of the weight since the marked step</source>
<translation type="unfinished" />
</message>
<message>
<source>change of the weight since the run began</source>
<translation type="unfinished" />
</message>
<message>
<source>contribution to z of {0} minus z of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>crossed out: silenced</source>
<translation type="unfinished" />
</message>
<message>
<source>dashed ring: dead, no example makes it active</source>
<translation type="unfinished" />
</message>
<message>
<source>for {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>full colour at {0}
(layer by layer)</source>
<translation type="unfinished" />
</message>
<message>
<source>has fallen</source>
<translation type="unfinished" />
</message>
<message>
<source>has risen</source>
<translation type="unfinished" />
</message>
<message>
<source>holds back</source>
<translation type="unfinished" />
</message>
<message>
<source>how the loss changes as a weight grows
(gradient, nats per unit of weight)</source>
<translation type="unfinished" />
</message>
<message>
<source>how the loss of this input changes
as a weight grows (per unit of weight)</source>
<translation type="unfinished" />
</message>
<message>
<source>in a box: frozen</source>
<translation type="unfinished" />
</message>
<message>
<source>less loss</source>
<translation type="unfinished" />
</message>
<message>
<source>more loss</source>
<translation type="unfinished" />
</message>
<message>
<source>negative</source>
<translation type="unfinished" />
</message>
<message>
<source>neurons: fill = activation, ring = bias</source>
<translation type="unfinished" />
</message>
<message>
<source>positive</source>
<translation type="unfinished" />
</message>
<message>
<source>pushes up</source>
<translation type="unfinished" />
</message>
<message>
<source>weight, in z per unit of activation</source>
<translation type="unfinished" />
</message>
<message>
<source>what each connection adds to z
(weight × activation)</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1}</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} of {1} connections</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} of {1} connections, {2} line by line</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>ConnectionPage</name>
<message>
<source>Change</source>
<translation type="unfinished" />
</message>
<message>
<source>Figures</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Recorded since step {0}, when you chose the connection.</source>
<translation type="unfinished" />
</message>
<message>
<source>THE WEIGHT OVER THE RUN</source>
<translation type="unfinished" />
</message>
<message>
<source>at the start of the run {0}, changed by {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient of the last batch {0}</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>gradient of the mean loss {0}, over {1} training images; a step moves the weight the other way</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>weight {0} × activation {1} = {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ContextMenus</name>
<message>
<source>What is this?</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ControlBar</name>
<message>
<source>Advance by</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the figures of the run.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy figures</source>
<translation type="unfinished" />
</message>
<message>
<source>How fast to train: from 1 example per second to full speed</source>
<translation type="unfinished" />
</message>
<message>
<source>More controls</source>
<translation type="unfinished" />
</message>
<message>
<source>Run control</source>
<translation type="unfinished" />
</message>
<message>
<source>Speed</source>
<translation type="unfinished" />
</message>
<message>
<source>epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
<message>
<source>speed</source>
<translation type="unfinished" />
</message>
<message>
<source>step</source>
<translation type="unfinished" />
</message>
<message>
<source>test</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>CopiedMap</name>
<message>
<source>Copy map as numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy map as picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Save map as numbers…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save map as picture…</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no map yet.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Copying</name>
<message>
<source>Copied as a picture: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied as {0} × {1} numbers, 0 to 255: {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the chosen rows: {0}, {1} of {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the table: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied “{0}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy table</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy text</source>
<translation type="unfinished" />
</message>
<message>
<source>There is nothing to copy here yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is nothing to copy here.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>CurveField</name>
<message>
<source>Curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag to draw; ← and → choose a point, ↑ and ↓ move it</source>
<translation type="unfinished" />
</message>
<message>
<source>point {0} of {1}: {2} of the height</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataControls</name>
<message>
<source>Choose anew which points to train on; the points stay</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>Data: the points to learn from</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the network {0} of each point; another choice needs a new network</source>
<translation type="unfinished" />
</message>
<message>
<source>Input {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Inputs of the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Make new points, and split them anew</source>
<translation type="unfinished" />
</message>
<message>
<source>New points</source>
<translation type="unfinished" />
</message>
<message>
<source>Noise</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a table of your own: 2 to 8 numbers and a label</source>
<translation type="unfinished" />
</message>
<message>
<source>Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the points as a table</source>
<translation type="unfinished" />
</message>
<message>
<source>Save…</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the points that the network is tested on</source>
<translation type="unfinished" />
</message>
<message>
<source>Show which class is read, not how sure that is</source>
<translation type="unfinished" />
</message>
<message>
<source>Shown on the plane</source>
<translation type="unfinished" />
</message>
<message>
<source>Split anew</source>
<translation type="unfinished" />
</message>
<message>
<source>The network needs two inputs. Tick another one first.</source>
<translation type="unfinished" />
</message>
<message>
<source>To train on</source>
<translation type="unfinished" />
</message>
<message>
<source>classes only</source>
<translation type="unfinished" />
</message>
<message>
<source>test points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataDock</name>
<message>
<source>image of the data set</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataFiles</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear recent data</source>
<translation type="unfinished" />
</message>
<message>
<source>Data ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Empty this list; the files stay</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Patterns of points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataLocating</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose where this file is now</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose where this folder is now</source>
<translation type="unfinished" />
</message>
<message>
<source>Data ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Locate file…</source>
<translation type="unfinished" />
</message>
<message>
<source>Locate folder…</source>
<translation type="unfinished" />
</message>
<message>
<source>Locate the data of this run</source>
<translation type="unfinished" />
</message>
<message>
<source>Look in the same place again</source>
<translation type="unfinished" />
</message>
<message>
<source>Missing data</source>
<translation type="unfinished" />
</message>
<message>
<source>This run was trained on other data: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try again</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} was found, but its examples have changed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} was found. You can continue training.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataMeeting</name>
<message>
<source>1 of the points that test the network was learned by it before.</source>
<translation type="unfinished" />
</message>
<message>
<source>1 test image</source>
<translation type="unfinished" />
</message>
<message>
<source>1 test point</source>
<translation type="unfinished" />
</message>
<message>
<source>1 training image</source>
<translation type="unfinished" />
</message>
<message>
<source>1 training point</source>
<translation type="unfinished" />
</message>
<message>
<source>Class {1} is new: the network has an output for it now.</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes {1} are new: the network has outputs for them now.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network reads {0} of its test images correctly.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network reads {0} of its test points correctly.</source>
<translation type="unfinished" />
</message>
<message>
<source>worked example</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} classes</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} of the points that test the network were learned by it before.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} test images</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} test points</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} training images</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} training points</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}: {1}, {2}, {3}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}, {2}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataPanel</name>
<message>
<source>1 image</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>EXAMPLES AND MEAN IMAGE PER CLASS</source>
<translation type="unfinished" />
</message>
<message>
<source>Facts about the data</source>
<translation type="unfinished" />
</message>
<message>
<source>Images never used for training, only to measure the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Images set aside to check the network during training</source>
<translation type="unfinished" />
</message>
<message>
<source>PIXEL VALUES, LOGARITHMIC</source>
<translation type="unfinished" />
</message>
<message>
<source>Part of the data</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures: cropped to the ink and centred, as MNIST was made</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures: whole, as they are</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures: whole, with light and dark swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>The images that the network learns from</source>
<translation type="unfinished" />
</message>
<message>
<source>Your own data</source>
<translation type="unfinished" />
</message>
<message>
<source>test</source>
<translation type="unfinished" />
</message>
<message>
<source>train</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} images</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>DataQuestions</name>
<message>
<source>Damaged pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>It has images of {0}, which are not classes of this network ({1}).</source>
<translation type="unfinished" />
</message>
<message>
<source>It has images, and this network reads points.</source>
<translation type="unfinished" />
</message>
<message>
<source>It has points of {0}, which are not classes of this network ({1}).</source>
<translation type="unfinished" />
</message>
<message>
<source>It has points, and this network reads images.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its images have a different size than this network expects.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its inputs are {0}, and this network reads {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out the pictures that cannot be read?</source>
<translation type="unfinished" />
</message>
<message>
<source>New network</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new network for {0}?</source>
<translation type="unfinished" />
</message>
<message>
<source>This network has learned 1 of the images that would test it.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network has learned 1 of the points that would test it.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>This network has learned {0} of the images that would test it.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>This network has learned {0} of the points that would test it.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Undo brings this one back.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DatasetSetting</name>
<message>
<source>Points drawn at random</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DockCommands</name>
<message>
<source>Make panel narrower</source>
<translation type="unfinished" />
</message>
<message>
<source>Make panel shorter</source>
<translation type="unfinished" />
</message>
<message>
<source>Make panel taller</source>
<translation type="unfinished" />
</message>
<message>
<source>Make panel wider</source>
<translation type="unfinished" />
</message>
<message>
<source>Move panel down</source>
<translation type="unfinished" />
</message>
<message>
<source>Move panel left</source>
<translation type="unfinished" />
</message>
<message>
<source>Move panel right</source>
<translation type="unfinished" />
</message>
<message>
<source>Move panel up</source>
<translation type="unfinished" />
</message>
<message>
<source>No panel is open.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open beside this</source>
<translation type="unfinished" />
</message>
<message>
<source>Panel {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DockMoves</name>
<message>
<source>There is no other panel on the side of {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no room for {0}. Make the window larger first.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is already a tab.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is already beside the others.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is already on that side.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DrawPanel</name>
<message>
<source>erase</source>
<translation type="unfinished" />
</message>
<message>
<source>read as {0}, {1} sure</source>
<translation type="unfinished" />
</message>
<message>
<source>stroke</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DrawingPad</name>
<message>
<source>1 stroke</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit here, or drop a picture of one; Delete clears it</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw with a mouse, pen or finger. Or use Test image, or paste a picture. Delete clears the pad.</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing pad</source>
<translation type="unfinished" />
</message>
<message>
<source>an image</source>
<translation type="unfinished" />
</message>
<message>
<source>empty</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} strokes</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}, read as {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DrawnField</name>
<message>
<source>Answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer with this curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag to draw the {0}, from the first to the last.</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy over the steps</source>
<translation type="unfinished" />
</message>
<message>
<source>loss over the steps</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DropHint</name>
<message>
<source>Drop to open the project {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop to open {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop to open {0} as data</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Drop to open {0} files</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Drop to put it in the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop to put {0} in the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Only files on this computer can be opened</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EditName</name>
<message>
<source>bias of {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>biases of {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>freeze {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>noise of {0} in the weights of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>one step of learning, rate {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>prune {0} of the weights of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>restore {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>silence {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>weight of {0} → {1}: {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EditsDock</name>
<message>
<source>During training, the charts show the accuracy.</source>
<translation type="unfinished" />
</message>
<message>
<source>This data set has no test examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>temperature {0} → {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EditsPanel</name>
<message>
<source>Break it</source>
<translation type="unfinished" />
</message>
<message>
<source>EDITS SINCE THE LAST STEP</source>
<translation type="unfinished" />
</message>
<message>
<source>Edits</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the weights before these edits; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>MANY AT ONCE</source>
<translation type="unfinished" />
</message>
<message>
<source>No edits yet. An edit pauses training; Train continues from there.</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset the temperature to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the temperature back to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>TEMPERATURE</source>
<translation type="unfinished" />
</message>
<message>
<source>Temperature: above 1 answers are less sure, below 1 more sure</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo all</source>
<translation type="unfinished" />
</message>
<message>
<source>Your edits, oldest first; Undo removes the last</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EntryPicture</name>
<message>
<source>Drawing</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EvaluationDock</name>
<message>
<source>Export evaluation</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure now</source>
<translation type="unfinished" />
</message>
<message>
<source>Save calibration…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save list of mistakes…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save matrix…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save table…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this page…</source>
<translation type="unfinished" />
</message>
<message>
<source>Show these images</source>
<translation type="unfinished" />
</message>
<message>
<source>image of the evaluation</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>EvaluationPanel</name>
<message>
<source>, edited since</source>
<translation type="unfinished" />
</message>
<message>
<source>, now {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>1 mistake</source>
<translation type="unfinished" />
</message>
<message>
<source>Arrow keys go from page to page</source>
<translation type="unfinished" />
</message>
<message>
<source>Calibration</source>
<translation type="unfinished" />
</message>
<message>
<source>Calibration: how confidence compares with accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a cell of the matrix to see what it counts.</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes: precision, recall and F1</source>
<translation type="unfinished" />
</message>
<message>
<source>Evaluation</source>
<translation type="unfinished" />
</message>
<message>
<source>Expected calibration error: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Export …</source>
<translation type="unfinished" />
</message>
<message>
<source>Image {0}: {1} read as {2}, {3} sure</source>
<translation type="unfinished" />
</message>
<message>
<source>Images of the chosen cell</source>
<translation type="unfinished" />
</message>
<message>
<source>Matrix</source>
<translation type="unfinished" />
</message>
<message>
<source>Matrix: which classes are confused with which</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure the network as it is now</source>
<translation type="unfinished" />
</message>
<message>
<source>Measuring on every example…</source>
<translation type="unfinished" />
</message>
<message>
<source>Mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>Mistakes: the most confident ones</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is measured yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pages of the evaluation</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this page as a picture or a table</source>
<translation type="unfinished" />
</message>
<message>
<source>The most confident mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>This part of the data has no examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which examples to measure on</source>
<translation type="unfinished" />
</message>
<message>
<source>test</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1} correct · loss {2} · step {3}</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1} of {0} mistakes, the most confident first</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>ExampleBrowser</name>
<message>
<source>Choose an image to put it into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Class shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Examples</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the image with this number, counting from 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Next images</source>
<translation type="unfinished" />
</message>
<message>
<source>Position</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous images</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the images of one class, or of all</source>
<translation type="unfinished" />
</message>
<message>
<source>all classes</source>
<translation type="unfinished" />
</message>
<message>
<source>class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>image {0}, labelled {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>position</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} to {1} of {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExcitingImages</name>
<message>
<source>Click an image to put it into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>test image {0}, {1}: activation {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentForm</name>
<message>
<source>Compare values of one setting that you choose</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare values of one setting. Everything else as in Settings.</source>
<translation type="unfinished" />
</message>
<message>
<source>Custom</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs: passes over all training examples in each run</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiment: a ready-made one, or your own</source>
<translation type="unfinished" />
</message>
<message>
<source>Seeds: runs of each value, each with different first weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Setting: what the runs differ in</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>The published results are those after {0} epochs.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Type values of {0} to compare.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values: such as {0}; or from {1} in steps: {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>experiment</source>
<translation type="unfinished" />
</message>
<message>
<source>seeds</source>
<translation type="unfinished" />
</message>
<message>
<source>setting</source>
<translation type="unfinished" />
</message>
<message>
<source>such as {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>values</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentResults</name>
<message>
<source>setting</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentsDock</name>
<message>
<source>Save the results</source>
<translation type="unfinished" />
</message>
<message>
<source>The experiment was stopped. Press Start to continue.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentsPanel</name>
<message>
<source>, about {0} left</source>
<translation type="unfinished" />
</message>
<message>
<source>, {0} saved earlier</source>
<translation type="unfinished" />
</message>
<message>
<source>1 run</source>
<translation type="unfinished" />
</message>
<message>
<source>All runs are done.</source>
<translation type="unfinished" />
</message>
<message>
<source>Do all runs again, also those done earlier</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiments</source>
<translation type="unfinished" />
</message>
<message>
<source>How many runs train at the same time</source>
<translation type="unfinished" />
</message>
<message>
<source>Ignore saved results</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs at a time</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs done</source>
<translation type="unfinished" />
</message>
<message>
<source>Save CSV…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save these results as a table</source>
<translation type="unfinished" />
</message>
<message>
<source>Start</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the runs in progress; finished ones are kept</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopping…</source>
<translation type="unfinished" />
</message>
<message>
<source>Train all runs; finished ones are not repeated</source>
<translation type="unfinished" />
</message>
<message>
<source>runs at a time</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} runs</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{1} of 1 run</source>
<translation type="unfinished" />
</message>
<message>
<source>{1} of 1 run is done. Press Start to go on.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1} of {0} runs</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{1} of {0} runs are done. Press Start to go on.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>Explanation</name>
<message>
<source>More: {0} (F1)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExportDialog</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a folder and a name</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose…</source>
<translation type="unfinished" />
</message>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close this dialog; saving continues</source>
<translation type="unfinished" />
</message>
<message>
<source>Enter a file name.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export</source>
<translation type="unfinished" />
</message>
<message>
<source>Export weights</source>
<translation type="unfinished" />
</message>
<message>
<source>File</source>
<translation type="unfinished" />
</message>
<message>
<source>File to save the weights in</source>
<translation type="unfinished" />
</message>
<message>
<source>Format</source>
<translation type="unfinished" />
</message>
<message>
<source>Not available</source>
<translation type="unfinished" />
</message>
<message>
<source>Outcome</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the file and check its answers</source>
<translation type="unfinished" />
</message>
<message>
<source>Saving the file and checking its answers…</source>
<translation type="unfinished" />
</message>
<message>
<source>This file already exists. Press Replace to overwrite it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where you will use the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Writing and checking</source>
<translation type="unfinished" />
</message>
<message>
<source>file</source>
<translation type="unfinished" />
</message>
<message>
<source>format</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} – not available</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FactsPanel</name>
<message>
<source>Numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>activation in A</source>
<translation type="unfinished" />
</message>
<message>
<source>activation in B</source>
<translation type="unfinished" />
</message>
<message>
<source>activation {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>as the network reads it</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>dead</source>
<translation type="unfinished" />
</message>
<message>
<source>frozen</source>
<translation type="unfinished" />
</message>
<message>
<source>held at 0</source>
<translation type="unfinished" />
</message>
<message>
<source>no example activates it</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel row {0}, column {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>silenced</source>
<translation type="unfinished" />
</message>
<message>
<source>training does not change it</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
<message>
<source>weight in A</source>
<translation type="unfinished" />
</message>
<message>
<source>weight in B</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FaultReport</name>
<message>
<source>Details:</source>
<translation type="unfinished" />
</message>
<message>
<source>Something went wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>Something went wrong inside VisualNet. It is still running; save your work.</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet ran out of memory but is still running. Save your work, then close other programs.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Figures</name>
<message>
<source>Copied the numbers: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the picture: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Save numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Save numbers…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Save picture…</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved {0}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FileMenus</name>
<message>
<source>Bundled with VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear recent files</source>
<translation type="unfinished" />
</message>
<message>
<source>Empty this list; the files stay</source>
<translation type="unfinished" />
</message>
<message>
<source>Manage my models…</source>
<translation type="unfinished" />
</message>
<message>
<source>My models</source>
<translation type="unfinished" />
</message>
<message>
<source>No recent files</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename models, or remove them from this menu</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}
Test accuracy {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (file not found)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FilesFeature</name>
<message>
<source>Something may be wrong with this data. See the Data panel.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FilmDialog</name>
<message>
<source>Choose where to save the film</source>
<translation type="unfinished" />
</message>
<message>
<source>Film from the timeline</source>
<translation type="unfinished" />
</message>
<message>
<source>First step</source>
<translation type="unfinished" />
</message>
<message>
<source>Format</source>
<translation type="unfinished" />
</message>
<message>
<source>GIF plays everywhere; MP4 and WebM are smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Height in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>How fast the film plays</source>
<translation type="unfinished" />
</message>
<message>
<source>How many pictures the film has</source>
<translation type="unfinished" />
</message>
<message>
<source>How pictures are spread over the steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Last step</source>
<translation type="unfinished" />
</message>
<message>
<source>Most is learnt in the first steps, so the film can dwell on them</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures per second</source>
<translation type="unfinished" />
</message>
<message>
<source>Save…</source>
<translation type="unfinished" />
</message>
<message>
<source>The meaning of the colours, the step, and how well the network does</source>
<translation type="unfinished" />
</message>
<message>
<source>The step that the film begins at</source>
<translation type="unfinished" />
</message>
<message>
<source>The step that the film ends at</source>
<translation type="unfinished" />
</message>
<message>
<source>Width in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>evenly spread</source>
<translation type="unfinished" />
</message>
<message>
<source>format</source>
<translation type="unfinished" />
</message>
<message>
<source>legend and step</source>
<translation type="unfinished" />
</message>
<message>
<source>most of them early</source>
<translation type="unfinished" />
</message>
<message>
<source>pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>pictures per second</source>
<translation type="unfinished" />
</message>
<message>
<source>size</source>
<translation type="unfinished" />
</message>
<message>
<source>steps</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} pictures, {1} s</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, about {1} MB</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FindingFeature</name>
<message>
<source>On screen</source>
<translation type="unfinished" />
</message>
<message>
<source>Search</source>
<translation type="unfinished" />
</message>
<message>
<source>Search  {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Search everything</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FindingList</name>
<message>
<source>As stored</source>
<translation type="unfinished" />
</message>
<message>
<source>Change only this part; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Do not train on test images; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Findings</source>
<translation type="unfinished" />
</message>
<message>
<source>Images: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert images</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert images on light paper</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert test images</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert training images</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out blank images</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out of training</source>
<translation type="unfinished" />
</message>
<message>
<source>Make all paper black; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the paper black in all images; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn all images upright; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn images</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn test images</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn training images</source>
<translation type="unfinished" />
</message>
<message>
<source>Use all images exactly as stored; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Use only images that show something; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>blank images left out</source>
<translation type="unfinished" />
</message>
<message>
<source>damaged images left out</source>
<translation type="unfinished" />
</message>
<message>
<source>inverted ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>test images inverted ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>test images left out of training</source>
<translation type="unfinished" />
</message>
<message>
<source>test images turned ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>turned ({0})</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ForeignModelDialog</name>
<message>
<source>Accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen for you because it is clearly more accurate: {0} instead of {1}.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Correct on {0} of {1} training images of {2}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>Correct on {0} of {1} validation images of {2}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Keep the current network</source>
<translation type="unfinished" />
</message>
<message>
<source>Measuring …</source>
<translation type="unfinished" />
</message>
<message>
<source>No other common choice is clearly more accurate.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the network with these choices</source>
<translation type="unfinished" />
</message>
<message>
<source>Open {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Suggestion</source>
<translation type="unfinished" />
</message>
<message>
<source>The current data has no images to test it with.</source>
<translation type="unfinished" />
</message>
<message>
<source>The current data has other classes: accuracy unknown.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} does not describe its network completely. Fill in the rest.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ForeignModelFields</name>
<message>
<source>How the last layer's sums become probabilities</source>
<translation type="unfinished" />
</message>
<message>
<source>Names of the outputs in order, separated by commas</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation function of these neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>classes</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layer {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>outputs</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FormulaText</name>
<message>
<source>Formula with its numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at a term to see its connection in the network</source>
<translation type="unfinished" />
</message>
<message>
<source>term</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FormulaView</name>
<message>
<source>Formula</source>
<translation type="unfinished" />
</message>
<message>
<source>What happens, or the term pointed at</source>
<translation type="unfinished" />
</message>
<message>
<source>among the others: {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FoundModel</name>
<message>
<source>Its outputs are assumed to be the classes of {0}: {1}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Glossary</name>
<message>
<source>A batch is a small random set of examples that the network learns together. It averages their gradients and then takes one step.</source>
<translation type="unfinished" />
</message>
<message>
<source>A class is one of the possible answers, such as the digit 3. The last layer has one neuron for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>A connection carries the activation of one neuron to a neuron of the next layer, multiplied by its weight. Its colour shows the sign, and how strong the colour is the size, of what the mode above the network chooses.</source>
<translation type="unfinished" />
</message>
<message>
<source>A contribution is what one pixel or connection adds to one class compared with another. A positive contribution supports the first class, a negative one the second.</source>
<translation type="unfinished" />
</message>
<message>
<source>A dead neuron gives zero for every image, so no gradient reaches its weights and it cannot learn. It happens with ReLU, mostly after steps that were too large.</source>
<translation type="unfinished" />
</message>
<message>
<source>A layer is a column of neurons that all read the layer before them. The first is the image, the last gives one answer per class, and those between are called hidden layers.</source>
<translation type="unfinished" />
</message>
<message>
<source>A model is a network together with the data and settings it was trained with. Export saves it for other programs.</source>
<translation type="unfinished" />
</message>
<message>
<source>A nat is the unit of a loss that is computed with the natural logarithm, as a bit is the unit with base 2. A network that only guesses among ten classes has a loss of ln 10 ≈ 2.3 nats per example.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network is well calibrated if it is right in {0} of the cases where it says {0}. The calibration chart compares what it says with how often it is right.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network overfits when it memorizes its training examples instead of learning what they have in common. The training loss keeps falling while the validation loss rises.</source>
<translation type="unfinished" />
</message>
<message>
<source>A neural network turns numbers, here the pixels of an image, into an answer, layer by layer. What it computes depends on its weights and biases, which training adjusts.</source>
<translation type="unfinished" />
</message>
<message>
<source>A neuron multiplies each number it receives by a weight, adds them up together with its bias, and passes the sum through an activation function. The result is its activation, the one number that it sends on.</source>
<translation type="unfinished" />
</message>
<message>
<source>A new network starts with small random weights, because equal weights would make all neurons of a layer learn the same thing. The rule chosen in Settings, such as Glorot or He, sets how large they are.</source>
<translation type="unfinished" />
</message>
<message>
<source>A project is all of your work in one file: the network, its runs, your drawings and the layout of the window. Opening it brings you back to where you were.</source>
<translation type="unfinished" />
</message>
<message>
<source>A question mark appears when the network is unsure, or when the drawing looks unlike the examples of that class. Doubt is 1 − probability × likeness, and the question mark comes above {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A run is one training, from its first weights on. New weights and Restart start another run, and the Runs panel lists them all.</source>
<translation type="unfinished" />
</message>
<message>
<source>A saturated neuron is at the end of its range for almost every image, where the sigmoid and tanh are flat. Its gradient is close to zero, so it hardly learns.</source>
<translation type="unfinished" />
</message>
<message>
<source>A schedule changes the learning rate during a run, mostly from large to small. The cosine schedule lets it fall smoothly to zero at the last epoch.</source>
<translation type="unfinished" />
</message>
<message>
<source>A seed is the number from which all random choices of a run follow: first weights, order of examples and more. The same seed and settings give the same network again.</source>
<translation type="unfinished" />
</message>
<message>
<source>A snapshot is a copy of all weights at one step. The window always shows the newest, while training goes on behind it.</source>
<translation type="unfinished" />
</message>
<message>
<source>A step is marked.</source>
<translation type="unfinished" />
</message>
<message>
<source>A step is one update of all weights, after one batch. The step counter says how many updates this run has made.</source>
<translation type="unfinished" />
</message>
<message>
<source>A weight says how strongly one neuron acts on another: a positive weight pushes it up, a negative one holds it back. Training changes the weights a little at every step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy is the share of images that the network reads correctly. Guessing among ten equally frequent classes gives {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation a</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation function σ</source>
<translation type="unfinished" />
</message>
<message>
<source>Adam</source>
<translation type="unfinished" />
</message>
<message>
<source>Adam is an optimizer that gives every weight its own step size, from the running mean and size of its gradients. It usually needs a smaller learning rate than SGD, such as 0.001.</source>
<translation type="unfinished" />
</message>
<message>
<source>AdamW</source>
<translation type="unfinished" />
</message>
<message>
<source>An L1 penalty pulls every weight towards zero by the same amount, however large it is. Many weights end at zero, so only the important connections remain.</source>
<translation type="unfinished" />
</message>
<message>
<source>An L2 penalty, or weight decay, pulls every weight a little towards zero at each step. Networks with smaller weights give smoother answers and overfit less.</source>
<translation type="unfinished" />
</message>
<message>
<source>An epoch is one pass through all training examples. After each epoch the network is tested on examples that it was not trained on.</source>
<translation type="unfinished" />
</message>
<message>
<source>An example is an image together with its label, the correct answer. A network learns from thousands of examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>An experiment trains many networks with different settings and compares them. Several seeds for each setting show how much is luck.</source>
<translation type="unfinished" />
</message>
<message>
<source>An idle neuron has the same activation for every image. It gives the next layer no information.</source>
<translation type="unfinished" />
</message>
<message>
<source>Augmentation</source>
<translation type="unfinished" />
</message>
<message>
<source>Augmentation shifts, turns or bends each training image a little, differently every time. The network sees more variety and reads real handwriting better.</source>
<translation type="unfinished" />
</message>
<message>
<source>Backpropagation</source>
<translation type="unfinished" />
</message>
<message>
<source>Backpropagation computes the gradient: it starts with the error at the outputs and carries it back through the layers. Each neuron passes the error back along its weights, in proportion to them; its δ (delta) says how the loss changes with its sum z.</source>
<translation type="unfinished" />
</message>
<message>
<source>Batch</source>
<translation type="unfinished" />
</message>
<message>
<source>Between two layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Bias</source>
<translation type="unfinished" />
</message>
<message>
<source>Biases in {0}: from {1} to {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Calibration</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose the mode Gradient above the network, then train, to see it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Class</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes of this network: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Clipping shortens a gradient that is longer than a chosen length and keeps its direction. So a single unusual batch cannot throw the weights far off.</source>
<translation type="unfinished" />
</message>
<message>
<source>Condition</source>
<translation type="unfinished" />
</message>
<message>
<source>Confusion matrix</source>
<translation type="unfinished" />
</message>
<message>
<source>Connection</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections: {0}. The one into neuron {1} that matters most now: weight {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Contribution</source>
<translation type="unfinished" />
</message>
<message>
<source>Cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>Cross-entropy is the loss that goes with softmax: minus the natural logarithm of the probability that the network gives to the correct class. A sure correct answer costs almost nothing, and a sure wrong answer costs a lot.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dead neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Dead neurons in this network: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Doubt</source>
<translation type="unfinished" />
</message>
<message>
<source>Doubt now: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout switches off a random share of the hidden neurons at each training step. Neurons cannot rely on single others, which reduces overfitting.</source>
<translation type="unfinished" />
</message>
<message>
<source>During warm-up the learning rate rises from zero over the first epochs. This protects the network from large steps at the start, when gradients are large.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each neuron adds its bias to the sum of its inputs, whatever the image is. The bias makes the neuron easier or harder to activate; the ring around the neuron shows it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Early stopping</source>
<translation type="unfinished" />
</message>
<message>
<source>Early stopping ends a run when the validation accuracy has not improved for some epochs, the patience. It can go back to the weights of the best epoch.</source>
<translation type="unfinished" />
</message>
<message>
<source>End run</source>
<translation type="unfinished" />
</message>
<message>
<source>Epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs so far: {0} of {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs so far: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Example</source>
<translation type="unfinished" />
</message>
<message>
<source>Examples in each batch: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiment</source>
<translation type="unfinished" />
</message>
<message>
<source>Fill of a neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>First weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Full colour</source>
<translation type="unfinished" />
</message>
<message>
<source>Full colour now, from the first pair of layers to the last: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>GELU</source>
<translation type="unfinished" />
</message>
<message>
<source>GELU, the Gaussian error linear unit, is a smooth relative of ReLU that dips slightly below zero for small negative z. Many large language models use it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Glorot He initial weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient clipping</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient of a weight here: {0} in the first layer, {1} in the last.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Guessing among these {0} classes: {1} nats.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Hidden layers of this network that use it: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Idle neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>In this run the learning rate falls as a cosine, over 1 epoch.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>In this run the learning rate falls as a cosine, over {0} epochs.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>In this run the learning rate falls in steps, over 1 epoch.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>In this run the learning rate falls in steps, over {0} epochs.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>In this run the learning rate is constant, over 1 epoch.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>In this run the learning rate is constant, over {0} epochs.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>In this run, epochs of warm-up: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>In this run: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Kinds of change used in this run: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>L1 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>L2 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>Label noise</source>
<translation type="unfinished" />
</message>
<message>
<source>Label noise gives a share of the training examples a wrong label on purpose. It shows how well a network learns from data with mistakes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest now: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers of this network: {0} hidden, 1 output. Sizes: {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Leaky ReLU</source>
<translation type="unfinished" />
</message>
<message>
<source>Leaky ReLU gives z where z is positive, and a hundredth of z below zero. So even a neuron that is off can still learn.</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate now: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Length of the gradient of the last batch: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss now: {0} nats per example.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss now: {0} per example.</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST is a famous set of 70,000 handwritten digits, 28 × 28 pixels each, by about 500 writers. It has served to compare networks that read digits since 1998.</source>
<translation type="unfinished" />
</message>
<message>
<source>Mark</source>
<translation type="unfinished" />
</message>
<message>
<source>Model</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum adds part of the last change of the weights to the next one, like a rolling ball. It smooths out the noise of single batches and often speeds up learning.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nats</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron {1} ({0}): a = {2} now.</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron {1} ({0}): bias {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron {1} ({0}): z = {2} becomes a = {3}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron {1} ({0}): z = {2} now.</source>
<translation type="unfinished" />
</message>
<message>
<source>Neurons in this network: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>No data is loaded.</source>
<translation type="unfinished" />
</message>
<message>
<source>No hidden layer of this network uses it.</source>
<translation type="unfinished" />
</message>
<message>
<source>No step is marked.</source>
<translation type="unfinished" />
</message>
<message>
<source>Not measured yet: train the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now it is an example from the training data.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now it is an image from the pad.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now it is your drawing.</source>
<translation type="unfinished" />
</message>
<message>
<source>ONNX</source>
<translation type="unfinished" />
</message>
<message>
<source>ONNX, open neural network exchange, is a file format for whole networks that many programs can run. An exported ONNX file takes pixels and returns probabilities.</source>
<translation type="unfinished" />
</message>
<message>
<source>Of the example on screen: {0} nats.</source>
<translation type="unfinished" />
</message>
<message>
<source>Off in this run.</source>
<translation type="unfinished" />
</message>
<message>
<source>On its way back, the gradient is multiplied by a small derivative at every sigmoid or tanh layer. In a deep network too little of it is left for the first layers, so they hardly learn.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open now: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>Output</source>
<translation type="unfinished" />
</message>
<message>
<source>Overfitting</source>
<translation type="unfinished" />
</message>
<message>
<source>PCA</source>
<translation type="unfinished" />
</message>
<message>
<source>PCA, principal component analysis, lays out images along the two directions in which their activations differ most. Distances on the map are true shadows of distances in the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Paths shows which neurons and pixels contributed most to the answer, or to the chosen neuron. At each layer it follows the connections that add the most.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pen digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Pen digits are digits that 30 people wrote on a tablet, stored as lines, not as images. VisualNet draws them as 28 × 28 images, just like what you draw.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pre-activation z</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of {0} now: {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probe</source>
<translation type="unfinished" />
</message>
<message>
<source>Project</source>
<translation type="unfinished" />
</message>
<message>
<source>RMSProp</source>
<translation type="unfinished" />
</message>
<message>
<source>RMSProp is an optimizer that divides each gradient by its recent typical size. So weights with small gradients move about as fast as those with large ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>ReLU</source>
<translation type="unfinished" />
</message>
<message>
<source>ReLU, the rectified linear unit, gives z where z is positive and 0 everywhere else. It is fast and learns well, but a neuron that is never positive no longer learns.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ring of a neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Run</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs so far: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>SGD</source>
<translation type="unfinished" />
</message>
<message>
<source>SGD, stochastic gradient descent, subtracts the gradient times the learning rate from the weights. Stochastic means that each gradient comes from a random batch, not from all examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>Saturated neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Saturated neurons in this network: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Schedule</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed of this run: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sigmoid</source>
<translation type="unfinished" />
</message>
<message>
<source>Snapshot</source>
<translation type="unfinished" />
</message>
<message>
<source>Softmax</source>
<translation type="unfinished" />
</message>
<message>
<source>Softmax turns the sums z of the last layer into probabilities: all positive, and 1 in total. The largest z gets the largest probability; 1 more in z makes a class e ≈ 2.7 times as likely.</source>
<translation type="unfinished" />
</message>
<message>
<source>Squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>Step</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps so far: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Strongest connections</source>
<translation type="unfinished" />
</message>
<message>
<source>Strongest paths</source>
<translation type="unfinished" />
</message>
<message>
<source>Tanh</source>
<translation type="unfinished" />
</message>
<message>
<source>Tanh squeezes any z into the range from −1 to 1. It has the shape of the sigmoid, but gives 0 at z = 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>Target margin (label smoothing)</source>
<translation type="unfinished" />
</message>
<message>
<source>Temperature</source>
<translation type="unfinished" />
</message>
<message>
<source>Temperature now: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Test</source>
<translation type="unfinished" />
</message>
<message>
<source>Test accuracy: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Test images are never used for training or for choosing settings. So the test accuracy is an honest measure of how well the network reads new images.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation function, often written σ(z), turns the sum z of a neuron into its activation. Because it is not a straight line, several layers can compute more than one layer could.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation is the number that a neuron sends on to the next layer. The fill of each neuron shows it: the stronger, the larger.</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer now: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The condition of a layer is the ratio between how much it stretches the direction it stretches most and the one it stretches least. A large condition means that some differences are almost lost on the way.</source>
<translation type="unfinished" />
</message>
<message>
<source>The confusion matrix counts for every class what its images were read as: rows are the correct class, columns the answer. Correct answers lie on the diagonal, and everything else is a mistake.</source>
<translation type="unfinished" />
</message>
<message>
<source>The connections between two neighbouring layers are coloured on a scale of their own. Without that, layers with small numbers would all look faint.</source>
<translation type="unfinished" />
</message>
<message>
<source>The connections have no colours now.</source>
<translation type="unfinished" />
</message>
<message>
<source>The fill shows the neuron's activation for the image that is going through the network: empty is zero, full is large, and the colour of minus is below zero. Where activations have no upper limit, full means the largest of the layer.</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient says for every weight how the loss would change if that weight grew a little. Training moves each weight the opposite way.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last layer has one neuron for each class. The class whose neuron is largest is the network's answer.</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate sets the size of the steps: how much of the gradient is subtracted from the weights each time. If it is too small, learning takes ages; if it is too large, the loss jumps about or explodes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The legend names the value at which a connection has its full colour, for each pair of layers. Larger values look no stronger than that.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss is a number that says how wrong the network is; zero would be perfect. Training changes the weights so that the loss falls.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network is not reading anything now.</source>
<translation type="unfinished" />
</message>
<message>
<source>The neurons of this network cannot get into that state.</source>
<translation type="unfinished" />
</message>
<message>
<source>The optimizer is the rule that turns a gradient into a change of the weights. Different rules need different learning rates.</source>
<translation type="unfinished" />
</message>
<message>
<source>The probability of a class says how sure the network is of it; with softmax, all of them add up to {0}. A high probability can still be wrong: see calibration.</source>
<translation type="unfinished" />
</message>
<message>
<source>The probe is the image that is going through the network on screen. It is your drawing, a test image, or the example being learned.</source>
<translation type="unfinished" />
</message>
<message>
<source>The ring shows the neuron's bias in the colours for positive and negative; grey is zero. The strongest colour is the largest bias of the layer, and very small neurons have no ring.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sigmoid squeezes any z into the range from 0 to 1: 1 / (1 + e⁻ᶻ). Far from zero it is almost flat, so the neuron learns slowly there.</source>
<translation type="unfinished" />
</message>
<message>
<source>The slider above the network keeps the strongest share of the connections clear and makes the others faint, without changing the network. In a large network only the strongest are drawn line by line; the light of all others is added up, and dimmed where it is too much.</source>
<translation type="unfinished" />
</message>
<message>
<source>The squared error is the loss that goes with sigmoid outputs: the squared distance between each output and its target, added up. The first networks that read digits were trained with it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The temperature divides all sums z of the last layer before softmax: above 1 the probabilities become more even, below 1 more extreme. The answer stays the same; only the confidence changes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights and biases together are the parameters of the network. Training learns them, and a model file stores them.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no image now.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>This network has {0} parameters.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>This network has {0} weights, from {1} to {2}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>This network uses cross-entropy.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network uses the squared error.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network: {0} inputs, then layers of {1} neurons.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network: {0} pixels, then layers of {1} neurons.</source>
<translation type="unfinished" />
</message>
<message>
<source>This run trains until stopped, so the learning rate stays constant.</source>
<translation type="unfinished" />
</message>
<message>
<source>This run uses {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to measure it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training</source>
<translation type="unfinished" />
</message>
<message>
<source>Training shows a network examples and changes its weights so that its answers get closer to the labels. It goes step by step, a few examples at a time.</source>
<translation type="unfinished" />
</message>
<message>
<source>UCI redrawn</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation accuracy: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation images are kept out of training and used to watch it: they show whether the network overfits. They also decide when to stop, so the test images stay unused.</source>
<translation type="unfinished" />
</message>
<message>
<source>Vanishing gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Warm-up</source>
<translation type="unfinished" />
</message>
<message>
<source>Weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Weight decay (L2)</source>
<translation type="unfinished" />
</message>
<message>
<source>With a margin, sigmoid outputs aim a little below 1 for the correct class and a little above 0 for the others. This label smoothing keeps the network from becoming too sure of itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>batch size</source>
<translation type="unfinished" />
</message>
<message>
<source>clip norm</source>
<translation type="unfinished" />
</message>
<message>
<source>cosine</source>
<translation type="unfinished" />
</message>
<message>
<source>ends of the bar scale</source>
<translation type="unfinished" />
</message>
<message>
<source>gap</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layer</source>
<translation type="unfinished" />
</message>
<message>
<source>label</source>
<translation type="unfinished" />
</message>
<message>
<source>label smoothing</source>
<translation type="unfinished" />
</message>
<message>
<source>learning learn</source>
<translation type="unfinished" />
</message>
<message>
<source>line pushes up holds back</source>
<translation type="unfinished" />
</message>
<message>
<source>map</source>
<translation type="unfinished" />
</message>
<message>
<source>patience</source>
<translation type="unfinished" />
</message>
<message>
<source>principal component analysis map</source>
<translation type="unfinished" />
</message>
<message>
<source>pushes up holds back</source>
<translation type="unfinished" />
</message>
<message>
<source>question mark</source>
<translation type="unfinished" />
</message>
<message>
<source>safetensors</source>
<translation type="unfinished" />
</message>
<message>
<source>safetensors is a file format that stores only numbers, and no program code that could do harm. PyTorch and many other programs read it.</source>
<translation type="unfinished" />
</message>
<message>
<source>shift rotation elastic</source>
<translation type="unfinished" />
</message>
<message>
<source>sigma σ(z) f(z)</source>
<translation type="unfinished" />
</message>
<message>
<source>singular values</source>
<translation type="unfinished" />
</message>
<message>
<source>stochastic gradient descent</source>
<translation type="unfinished" />
</message>
<message>
<source>sweep</source>
<translation type="unfinished" />
</message>
<message>
<source>t-SNE</source>
<translation type="unfinished" />
</message>
<message>
<source>t-SNE lays out images so that those with similar activations stand close together. Groups mean something, but the distances between groups do not.</source>
<translation type="unfinished" />
</message>
<message>
<source>weighted sum</source>
<translation type="unfinished" />
</message>
<message>
<source>why for against</source>
<translation type="unfinished" />
</message>
<message>
<source>z is the sum in a neuron: each weight times the activation it carries, plus the bias. The activation function turns z into the activation.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0}: {1} images for training, {2} for validation, {3} for testing.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>“Mark this step”, in the View menu, remembers the weights as they are now. The mode “Change since mark” then shows how far each weight has moved since.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>GlossaryDialog</name>
<message>
<source>All words of the glossary that match</source>
<translation type="unfinished" />
</message>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a word</source>
<translation type="unfinished" />
</message>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the previous word (Alt+Left)</source>
<translation type="unfinished" />
</message>
<message>
<source>Meaning of the word</source>
<translation type="unfinished" />
</message>
<message>
<source>No word matches.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now</source>
<translation type="unfinished" />
</message>
<message>
<source>Read about this word</source>
<translation type="unfinished" />
</message>
<message>
<source>See also</source>
<translation type="unfinished" />
</message>
<message>
<source>Show only words that match these letters</source>
<translation type="unfinished" />
</message>
<message>
<source>Words</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>HelpDialogs</name>
<message>
<source>Copied</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>HelpFeature</name>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>No errors so far. The log file will be {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The log file is {0}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>HistogramChart</name>
<message>
<source>Histograms of weights and activations</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at a bar to read it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see it.</source>
<translation type="unfinished" />
</message>
<message>
<source>activations</source>
<translation type="unfinished" />
</message>
<message>
<source>count</source>
<translation type="unfinished" />
</message>
<message>
<source>from</source>
<translation type="unfinished" />
</message>
<message>
<source>layer</source>
<translation type="unfinished" />
</message>
<message>
<source>to</source>
<translation type="unfinished" />
</message>
<message>
<source>weights</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} from {1} to {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} {1} to {2}: {3} ({4})</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ImageActs</name>
<message>
<source>Explain its answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Put into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Save image</source>
<translation type="unfinished" />
</message>
<message>
<source>Save image…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Save picture…</source>
<translation type="unfinished" />
</message>
<message>
<source>That image is no longer shown; nothing was done.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ImageGrid</name>
<message>
<source>Click an image, or choose one with arrows and Enter</source>
<translation type="unfinished" />
</message>
<message>
<source>Images</source>
<translation type="unfinished" />
</message>
<message>
<source>No images.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ImagesOnly</name>
<message>
<source>The panel {0} is for images, and this network reads points. Open a model or data with images to use it.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>InputNote</name>
<message>
<source> · weights updated</source>
<translation type="unfinished" />
</message>
<message>
<source>Input</source>
<translation type="unfinished" />
</message>
<message>
<source>Show in the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the example being learned</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what is in the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>example {0} of {1} · label {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>image · label {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>learning example {0} of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>my drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>show:</source>
<translation type="unfinished" />
</message>
<message>
<source>the example</source>
<translation type="unfinished" />
</message>
<message>
<source>training example · label {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, shown in the picture</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>InputScaleField</name>
<message>
<source>(x − {2}) / {3}, x from {0} (paper) to {1} (ink)</source>
<translation type="unfinished" />
</message>
<message>
<source>The pixel values of its training images</source>
<translation type="unfinished" />
</message>
<message>
<source>deviation</source>
<translation type="unfinished" />
</message>
<message>
<source>deviation: pixels are divided by it</source>
<translation type="unfinished" />
</message>
<message>
<source>ink</source>
<translation type="unfinished" />
</message>
<message>
<source>ink: a full pixel</source>
<translation type="unfinished" />
</message>
<message>
<source>inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>mean</source>
<translation type="unfinished" />
</message>
<message>
<source>mean: subtracted from the pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>other numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>paper</source>
<translation type="unfinished" />
</message>
<message>
<source>paper: an empty pixel</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (paper) to {1} (ink)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Inspector</name>
<message>
<source>class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>input</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>output</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel {0}, {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} or {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>InspectorDock</name>
<message>
<source>Measuring …</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no test examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>image of the inspector</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>InspectorNavigator</name>
<message>
<source>Connection</source>
<translation type="unfinished" />
</message>
<message>
<source>From</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspect a whole layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspect one connection</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspect one neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Part of the network</source>
<translation type="unfinished" />
</message>
<message>
<source>The layer to inspect</source>
<translation type="unfinished" />
</message>
<message>
<source>The neuron of that layer to inspect</source>
<translation type="unfinished" />
</message>
<message>
<source>The neuron or input where the connection starts</source>
<translation type="unfinished" />
</message>
<message>
<source>from</source>
<translation type="unfinished" />
</message>
<message>
<source>input</source>
<translation type="unfinished" />
</message>
<message>
<source>into</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: neuron</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>InspectorPanel</name>
<message>
<source>An input has no weights leading into it.</source>
<translation type="unfinished" />
</message>
<message>
<source>An input pixel has no weights leading into it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspector</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure again with the network as it is now</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured at step {0}, before the weights were edited.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured at step {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured at step {0}; live numbers are from step {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>State</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>KeyModel</name>
<message>
<source>Action</source>
<translation type="unfinished" />
</message>
<message>
<source>Keys</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} – {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>KeyPage</name>
<message>
<source>About this key</source>
<translation type="unfinished" />
</message>
<message>
<source>Actions and their keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Give this action its original keys</source>
<translation type="unfinished" />
</message>
<message>
<source>New key</source>
<translation type="unfinished" />
</message>
<message>
<source>Press the new keys; they work at once</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset key</source>
<translation type="unfinished" />
</message>
<message>
<source>Search actions and keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Take these keys from the other action</source>
<translation type="unfinished" />
</message>
<message>
<source>Use here</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} alone is for typing and moving; add Ctrl or Alt.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is used by: {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is used in the panel {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} opens the menu {1}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>KeySheet</name>
<message>
<source>+, −, 0</source>
<translation type="unfinished" />
</message>
<message>
<source>0 to 9</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer Teach</source>
<translation type="unfinished" />
</message>
<message>
<source>Anywhere</source>
<translation type="unfinished" />
</message>
<message>
<source>Apply</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to now</source>
<translation type="unfinished" />
</message>
<message>
<source>Buttons and fields have their own use for Space</source>
<translation type="unfinished" />
</message>
<message>
<source>Change the number in a field</source>
<translation type="unfinished" />
</message>
<message>
<source>Charts</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear the selection, then leave presentation mode</source>
<translation type="unfinished" />
</message>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close or open the section whose title has the focus</source>
<translation type="unfinished" />
</message>
<message>
<source>Count the drawing; ask for another one</source>
<translation type="unfinished" />
</message>
<message>
<source>Ctrl+F</source>
<translation type="unfinished" />
</message>
<message>
<source>Ctrl+←, Ctrl+→</source>
<translation type="unfinished" />
</message>
<message>
<source>Ctrl+↑, Ctrl+↓</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete</source>
<translation type="unfinished" />
</message>
<message>
<source>Deselect</source>
<translation type="unfinished" />
</message>
<message>
<source>Do it, or go there</source>
<translation type="unfinished" />
</message>
<message>
<source>Done, Skip</source>
<translation type="unfinished" />
</message>
<message>
<source>Double-click shows everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Empty the drawing pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Enter</source>
<translation type="unfinished" />
</message>
<message>
<source>Enter, Space</source>
<translation type="unfinished" />
</message>
<message>
<source>Esc</source>
<translation type="unfinished" />
</message>
<message>
<source>F</source>
<translation type="unfinished" />
</message>
<message>
<source>F2, Delete</source>
<translation type="unfinished" />
</message>
<message>
<source>F8, F9</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a key or a word</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a setting</source>
<translation type="unfinished" />
</message>
<message>
<source>First, last</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold, unfold</source>
<translation type="unfinished" />
</message>
<message>
<source>From image to image, or cell to cell</source>
<translation type="unfinished" />
</message>
<message>
<source>From neuron to neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>From stage to stage</source>
<translation type="unfinished" />
</message>
<message>
<source>From the end of an epoch to the next</source>
<translation type="unfinished" />
</message>
<message>
<source>From the step that is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Home, End</source>
<translation type="unfinished" />
</message>
<message>
<source>Image, or cell of the row</source>
<translation type="unfinished" />
</message>
<message>
<source>Images, matrices and bars</source>
<translation type="unfinished" />
</message>
<message>
<source>In the Settings panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspect</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard shortcuts</source>
<translation type="unfinished" />
</message>
<message>
<source>Larger, smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Larger, smaller, everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Larger, smaller, the whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>Look back</source>
<translation type="unfinished" />
</message>
<message>
<source>Move</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the focus</source>
<translation type="unfinished" />
</message>
<message>
<source>My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>New run</source>
<translation type="unfinished" />
</message>
<message>
<source>No key matches “{0}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only the vertical axis</source>
<translation type="unfinished" />
</message>
<message>
<source>Or Ctrl+click</source>
<translation type="unfinished" />
</message>
<message>
<source>Or drag with the mouse</source>
<translation type="unfinished" />
</message>
<message>
<source>Pan</source>
<translation type="unfinished" />
</message>
<message>
<source>Play</source>
<translation type="unfinished" />
</message>
<message>
<source>Point by point along the chart</source>
<translation type="unfinished" />
</message>
<message>
<source>Practice</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the image into the pad, or list the images of a cell</source>
<translation type="unfinished" />
</message>
<message>
<source>Read values</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename, delete</source>
<translation type="unfinished" />
</message>
<message>
<source>Right class</source>
<translation type="unfinished" />
</message>
<message>
<source>Say which class the input is of</source>
<translation type="unfinished" />
</message>
<message>
<source>Say which digit you drew</source>
<translation type="unfinished" />
</message>
<message>
<source>Search everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Select several</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings and fields</source>
<translation type="unfinished" />
</message>
<message>
<source>Shift+arrows</source>
<translation type="unfinished" />
</message>
<message>
<source>Show it in detail; or double-click</source>
<translation type="unfinished" />
</message>
<message>
<source>Show only keys that match these letters</source>
<translation type="unfinished" />
</message>
<message>
<source>Space</source>
<translation type="unfinished" />
</message>
<message>
<source>Step by step; with Shift to the next kept one</source>
<translation type="unfinished" />
</message>
<message>
<source>Step through</source>
<translation type="unfinished" />
</message>
<message>
<source>Tab, Shift+Tab</source>
<translation type="unfinished" />
</message>
<message>
<source>The chosen drawing; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>The first weights, or now</source>
<translation type="unfinished" />
</message>
<message>
<source>The focus returns to where it was</source>
<translation type="unfinished" />
</message>
<message>
<source>The mark at the step that is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>The newest step</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole training, in ten seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>Through the results</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline</source>
<translation type="unfinished" />
</message>
<message>
<source>To the next control, or the one before</source>
<translation type="unfinished" />
</message>
<message>
<source>Train or pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the number typed into a field</source>
<translation type="unfinished" />
</message>
<message>
<source>Walk</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom vertically</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom, pan</source>
<translation type="unfinished" />
</message>
<message>
<source>arrows</source>
<translation type="unfinished" />
</message>
<message>
<source>wheel, drag</source>
<translation type="unfinished" />
</message>
<message>
<source>←, →</source>
<translation type="unfinished" />
</message>
<message>
<source>←, →, Home, End</source>
<translation type="unfinished" />
</message>
<message>
<source>↑, ↓</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LastProject</name>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close; it stays under File &gt; Recent files</source>
<translation type="unfinished" />
</message>
<message>
<source>Continue with {0}?</source>
<translation type="unfinished" />
</message>
<message>
<source>Last project</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the last project</source>
<translation type="unfinished" />
</message>
<message>
<source>Open this project</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LayerPage</name>
<message>
<source>Figures</source>
<translation type="unfinished" />
</message>
<message>
<source>How strongly the layer passes on each direction of its input</source>
<translation type="unfinished" />
</message>
<message>
<source>One row per neuron; choose a weight to inspect it</source>
<translation type="unfinished" />
</message>
<message>
<source>SINGULAR VALUES</source>
<translation type="unfinished" />
</message>
<message>
<source>Singular values</source>
<translation type="unfinished" />
</message>
<message>
<source>The layer's weights</source>
<translation type="unfinished" />
</message>
<message>
<source>WEIGHTS: A ROW PER NEURON, A COLUMN PER INPUT</source>
<translation type="unfinished" />
</message>
<message>
<source>Where several weights share a pixel, it shows the largest.</source>
<translation type="unfinished" />
</message>
<message>
<source>activations ({0}) {1}, test set</source>
<translation type="unfinished" />
</message>
<message>
<source>biases {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>negative, to −{0}</source>
<translation type="unfinished" />
</message>
<message>
<source>positive, to {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>singular value {0} of {1}: {2}, {3} of the sum of squares</source>
<translation type="unfinished" />
</message>
<message>
<source>weights {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1} make up {2} of the sum of squares · condition number {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} ± {1}, {2} to {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · {1} → {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{1} of 1 neuron gives the same output for every test example</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1} of {0} neurons give the same output for every test example</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>LayerSizesEditor</name>
<message>
<source>Add a hidden layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Neurons in hidden layer {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove the last hidden layer</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LearningRateChart</name>
<message>
<source>Learning rate over training steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see the learning rate of each step.</source>
<translation type="unfinished" />
</message>
<message>
<source>learning rate</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonCard</name>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Do it for me</source>
<translation type="unfinished" />
</message>
<message>
<source>Done</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the step before</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on without an answer; you are told what it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Have this step done in the window</source>
<translation type="unfinished" />
</message>
<message>
<source>I don't know</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave the lesson; all is put back as it was (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Next</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonGuideDialog</name>
<message>
<source>A lesson is a text file. Its check walks it in a window of its own, and a lesson whose numbers are wrong does not pass.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy this text to the clipboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Guide to lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>How to write a lesson</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonPlayer</name>
<message>
<source>Doing it …</source>
<translation type="unfinished" />
</message>
<message>
<source>Done.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hint: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>You were asked: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · {1} of {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonView</name>
<message>
<source>My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at a cell. Rows: true class. Columns: predicted class.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows: true class. Columns: predicted class. Gained: more correct or fewer wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>Test images</source>
<translation type="unfinished" />
</message>
<message>
<source>What was gained and what was forgotten</source>
<translation type="unfinished" />
</message>
<message>
<source>Which images are counted below</source>
<translation type="unfinished" />
</message>
<message>
<source>after</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>forgotten</source>
<translation type="unfinished" />
</message>
<message>
<source>gained</source>
<translation type="unfinished" />
</message>
<message>
<source>my digits</source>
<translation type="unfinished" />
</message>
<message>
<source>points</source>
<translation type="unfinished" />
</message>
<message>
<source>test images</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} read as {1}: {2} before, {3} after</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} before, {2} after, {3} points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Lessons</name>
<message>
<source>Dashed: your curve. Solid: what the run did.</source>
<translation type="unfinished" />
</message>
<message>
<source>It is {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measuring …</source>
<translation type="unfinished" />
</message>
<message>
<source>This is what the run did.</source>
<translation type="unfinished" />
</message>
<message>
<source>You said {0}. It is {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>You said {0}. That is right.</source>
<translation type="unfinished" />
</message>
<message>
<source>before learning</source>
<translation type="unfinished" />
</message>
<message>
<source>connection from {0} to {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden {0} · neuron {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>output {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel {0}, {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonsPanel</name>
<message>
<source>Before it: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin the lesson from its first step</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin the lesson, or go on where you left it</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a lesson; Enter or a double click begins it</source>
<translation type="unfinished" />
</message>
<message>
<source>FOR A CLASS</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Forget</source>
<translation type="unfinished" />
</message>
<message>
<source>Forget progress and answers of all lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>From the start</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on</source>
<translation type="unfinished" />
</message>
<message>
<source>How to write…</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a lesson file (.toml); you can drop it on the window too</source>
<translation type="unfinished" />
</message>
<message>
<source>Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>Results…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save progress and answers as a table (CSV); they are kept here alone</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the questions as a page to print, with room for answers</source>
<translation type="unfinished" />
</message>
<message>
<source>Sheet…</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the folder of your own lessons; files in it are listed here</source>
<translation type="unfinished" />
</message>
<message>
<source>What a lesson file can say, ask for and do</source>
<translation type="unfinished" />
</message>
<message>
<source>YOUR OWN</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (yours)</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · done</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · has mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · step {1} of {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · {1} min</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LoadingBar</name>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep the current data</source>
<translation type="unfinished" />
</message>
<message>
<source>Loading</source>
<translation type="unfinished" />
</message>
<message>
<source>Loading {0} …</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LookingBackBar</name>
<message>
<source>Back to now</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on from here</source>
<translation type="unfinished" />
</message>
<message>
<source>Looking back</source>
<translation type="unfinished" />
</message>
<message>
<source>Repeating the training up to step {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the newest step again</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run from this step; the present one stays as it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the replay and stay at the step that is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>The validation accuracy is that of step {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>You are looking back at step {0} of {1}. Nothing is lost.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LossChart</name>
<message>
<source>How wrong the network is: training makes it fall. Point at it for numbers.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss over training steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network to see its loss fall.</source>
<translation type="unfinished" />
</message>
<message>
<source>loss (nats per example)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MapDock</name>
<message>
<source>Hide class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Show all classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Show class {0} only</source>
<translation type="unfinished" />
</message>
<message>
<source>This data set has no test images to show.</source>
<translation type="unfinished" />
</message>
<message>
<source>image of the map</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MapLegend</name>
<message>
<source>Classes shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Click a class, or press Space on it, to show or hide its points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MapPanel</name>
<message>
<source> The network is now at step {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>Computing t-SNE… {0} s (this may take a while).</source>
<translation type="unfinished" />
</message>
<message>
<source>How many test images to show</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps similar images together; takes a while, shows one step</source>
<translation type="unfinished" />
</message>
<message>
<source>Kind of map</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the map again with the network as it is now</source>
<translation type="unfinished" />
</message>
<message>
<source>Map</source>
<translation type="unfinished" />
</message>
<message>
<source>Map made from</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of images</source>
<translation type="unfinished" />
</message>
<message>
<source>PCA</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Show each image as its class's letter instead of a dot</source>
<translation type="unfinished" />
</message>
<message>
<source>Shows the directions in which images differ most, live</source>
<translation type="unfinished" />
</message>
<message>
<source>State</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop and go back to PCA</source>
<translation type="unfinished" />
</message>
<message>
<source>The numbers that place the images</source>
<translation type="unfinished" />
</message>
<message>
<source>letters</source>
<translation type="unfinished" />
</message>
<message>
<source>pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>t-SNE</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} images</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} test images by PCA. Horizontal: {1} of the variance; vertical: {2}. The cross is the input.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} test images by t-SNE at step {1}. Only neighbours matter. The cross is the input among {2} similar images.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>MapView</name>
<message>
<source>, {0} of them read correctly</source>
<translation type="unfinished" />
</message>
<message>
<source>1 image, {1} of them read correctly</source>
<translation type="unfinished" />
</message>
<message>
<source>Each mark is an image; click one to put it into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Map</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>image</source>
<translation type="unfinished" />
</message>
<message>
<source>read as</source>
<translation type="unfinished" />
</message>
<message>
<source>x</source>
<translation type="unfinished" />
</message>
<message>
<source>y</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} images, {1} of them read correctly</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}, read as {1} · image {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, read correctly · image {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{1} of 1 image shown</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1} of {0} images shown</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>MarkLine</name>
<message>
<source>A name for this mark. Left empty, it has its number.</source>
<translation type="unfinished" />
</message>
<message>
<source>Name of the mark</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MarkedRun</name>
<message>
<source>delete mark</source>
<translation type="unfinished" />
</message>
<message>
<source>mark step</source>
<translation type="unfinished" />
</message>
<message>
<source>rename mark</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Marking</name>
<message>
<source>Delete mark</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename mark…</source>
<translation type="unfinished" />
</message>
<message>
<source>Take this mark away; can be undone</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Marks</name>
<message>
<source>Mark {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MatrixPicture</name>
<message>
<source>Click a cell to see how its number is worked out</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MatrixView</name>
<message>
<source>Copied {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy this number</source>
<translation type="unfinished" />
</message>
<message>
<source>No values yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>rows: {0}, columns: {1}, from {2} to {3}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MenuEntries</name>
<message>
<source>bug error feedback</source>
<translation type="unfinished" />
</message>
<message>
<source>download save model</source>
<translation type="unfinished" />
</message>
<message>
<source>finish cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>font zoom</source>
<translation type="unfinished" />
</message>
<message>
<source>font zoom bigger</source>
<translation type="unfinished" />
</message>
<message>
<source>hotkeys bindings</source>
<translation type="unfinished" />
</message>
<message>
<source>options configuration</source>
<translation type="unfinished" />
</message>
<message>
<source>pause stop resume run start learn fit</source>
<translation type="unfinished" />
</message>
<message>
<source>screenshot image</source>
<translation type="unfinished" />
</message>
<message>
<source>video animation time lapse gif mp4 webm</source>
<translation type="unfinished" />
</message>
<message>
<source>video film animation</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Menus</name>
<message>
<source>&amp;Data</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Edit</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;File</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Help</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Model</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Panels</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Training</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;View</source>
<translation type="unfinished" />
</message>
<message>
<source>Advance by</source>
<translation type="unfinished" />
</message>
<message>
<source>Arrange this panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of connections</source>
<translation type="unfinished" />
</message>
<message>
<source>How the network reads pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard commands</source>
<translation type="unfinished" />
</message>
<message>
<source>My workspaces</source>
<translation type="unfinished" />
</message>
<message>
<source>Recent files</source>
<translation type="unfinished" />
</message>
<message>
<source>Text size</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ModelCard</name>
<message>
<source>About {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>About {0}…</source>
<translation type="unfinished" />
</message>
<message>
<source>Model card</source>
<translation type="unfinished" />
</message>
<message>
<source>The model card of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Training data, accuracy and weaknesses of this network</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ModelFiles</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>All that can be opened ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Data ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Opened {0} with the training settings in the file.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures and strokes ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Projects and models ({0})</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Saved {0} ({1} kB). Checked: identical answers on {2} examples ({3}).</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>Saved {0} ({1} kB). On {2} examples ({3}) answers differ by at most {4}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Saved {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file was saved but could not be checked.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} does not fit this data: {1}; choose another model.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Modes</name>
<message>
<source>change since mark</source>
<translation type="unfinished" />
</message>
<message>
<source>change since start</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>one step: gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>weight</source>
<translation type="unfinished" />
</message>
<message>
<source>weight × activation</source>
<translation type="unfinished" />
</message>
<message>
<source>why: contribution</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MyDigitsDock</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Export my digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Import drawings with labels</source>
<translation type="unfinished" />
</message>
<message>
<source>Imported 1 drawing; {1} were already there.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Imported {0} drawings; {1} were already there.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Stroke files (*{0})</source>
<translation type="unfinished" />
</message>
<message>
<source>delete my {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>import drawings</source>
<translation type="unfinished" />
</message>
<message>
<source>my digit</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MyDigitsPanel</name>
<message>
<source>1 drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Add a stroke file with labels</source>
<translation type="unfinished" />
</message>
<message>
<source>Click or Enter puts a drawing into the pad; Delete deletes it</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete the chosen one (Del)</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawings of other classes: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back</source>
<translation type="unfinished" />
</message>
<message>
<source>If a drawing is misread, press Teach and name its digit. It is saved here for training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Import…</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn</source>
<translation type="unfinished" />
</message>
<message>
<source>My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Progress of learning</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore the network from before learning; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Save all as a stroke file</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop here and keep what was learned</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop learning</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on them, mixed with older examples; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>WHAT CHANGED</source>
<translation type="unfinished" />
</message>
<message>
<source>What changed</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} drawings</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}, not read yet</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, read as {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{1} of 1 drawing is read correctly</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1} of {0} drawings are read correctly</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>MyModelsDialog</name>
<message>
<source>Change the name in the menu (F2)</source>
<translation type="unfinished" />
</message>
<message>
<source>My models</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the folder of this file</source>
<translation type="unfinished" />
</message>
<message>
<source>Open this model</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove from the menu; the file stays (Delete)</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename</source>
<translation type="unfinished" />
</message>
<message>
<source>Show in folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo the last change here</source>
<translation type="unfinished" />
</message>
<message>
<source>file</source>
<translation type="unfinished" />
</message>
<message>
<source>name</source>
<translation type="unfinished" />
</message>
<message>
<source>not found: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test %</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NameTyping</name>
<message>
<source>Type one of these: {0}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NetworkCanvas</name>
<message>
<source>Reads {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NetworkText</name>
<message>
<source>activation {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>bias {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>connection from {0} to {1}, weight {2}, adds {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layer {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>input</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>output {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>row {0} column {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>strongest from</source>
<translation type="unfinished" />
</message>
<message>
<source>strongest to</source>
<translation type="unfinished" />
</message>
<message>
<source>value {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>value {0}, as the network reads it {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} weight {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} × {1} pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>{1}: 1 neuron</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{1}: {0} neurons</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>NetworkView</name>
<message>
<source>Arrow keys move from neuron to neuron, Enter opens the Inspector.</source>
<translation type="unfinished" />
</message>
<message>
<source>Circles are neurons, lines are connections. Point at one for its numbers; click to select it; double-click to inspect it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Network view</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronBars</name>
<message>
<source>Click a bar to see how its number is worked out</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} values from {1} to {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, target {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronImages</name>
<message>
<source>Most different neurons of the first hidden layer: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights of single neurons</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronLegend</name>
<message>
<source>edge: bias, − to +</source>
<translation type="unfinished" />
</message>
<message>
<source>fill: activation (by layer)</source>
<translation type="unfinished" />
</message>
<message>
<source>fill: activation 0 to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>fill: activation −1 to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>ring: bias, − to +</source>
<translation type="unfinished" />
</message>
<message>
<source>tile: activation by place</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronPage</name>
<message>
<source>ACTIVATION PER CLASS, TEST SET</source>
<translation type="unfinished" />
</message>
<message>
<source>Figures</source>
<translation type="unfinished" />
</message>
<message>
<source>HIGHEST ACTIVATION</source>
<translation type="unfinished" />
</message>
<message>
<source>LOWEST ACTIVATION</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at a bar to read it; marks are means.</source>
<translation type="unfinished" />
</message>
<message>
<source>Test images with the highest activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Test images with the lowest activation</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest terms of z; choose one to inspect it</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>dead</source>
<translation type="unfinished" />
</message>
<message>
<source>frozen</source>
<translation type="unfinished" />
</message>
<message>
<source>ink {0}, from 0 (paper) to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>silenced</source>
<translation type="unfinished" />
</message>
<message>
<source>total: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>value {0}, as the network reads it</source>
<translation type="unfinished" />
</message>
<message>
<source>value {0}, as the network reads it {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>z AS A SUM OF SCALED INPUTS</source>
<translation type="unfinished" />
</message>
<message>
<source>z AS A SUM, THE LARGEST FIRST</source>
<translation type="unfinished" />
</message>
<message>
<source>z as a sum</source>
<translation type="unfinished" />
</message>
<message>
<source>z {0} · bias {1} · activation {2} = {3}(z)</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} others</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0} {1} is scaled to {2}: weight × scaled value, {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: weight × activation, {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Notice</name>
<message>
<source>Close this notice</source>
<translation type="unfinished" />
</message>
<message>
<source>Close this notice (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Close this notice to see the one before</source>
<translation type="unfinished" />
</message>
<message>
<source>Error</source>
<translation type="unfinished" />
</message>
<message>
<source>Notice</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NoticeBar</name>
<message>
<source>Notices</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} more</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NudgeView</name>
<message>
<source>From</source>
<translation type="unfinished" />
</message>
<message>
<source>Into</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the nudge</source>
<translation type="unfinished" />
</message>
<message>
<source>The layer that the weight leads into</source>
<translation type="unfinished" />
</message>
<message>
<source>The neuron that the weight leads into</source>
<translation type="unfinished" />
</message>
<message>
<source>The slope between the losses with w a little larger and smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>The slope that backpropagation works out; it should be the same</source>
<translation type="unfinished" />
</message>
<message>
<source>The weight before this step and after it</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the connection starts; one below the first is the bias</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient ∂L/∂w</source>
<translation type="unfinished" />
</message>
<message>
<source>nudged: (L(w + ε) − L(w − ε)) / 2ε</source>
<translation type="unfinished" />
</message>
<message>
<source>w</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} → {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>ε: how far the weight is nudged up and down</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NumberField</name>
<message>
<source> %</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer with this number</source>
<translation type="unfinished" />
</message>
<message>
<source>Your answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Your answer, a number</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NumberSetting</name>
<message>
<source>off</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NumberTyping</name>
<message>
<source>This field does not take a percentage. </source>
<translation type="unfinished" />
</message>
<message>
<source>Type a number from {0} to {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Type a share from {0} to {1}, such as {2} or {3}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} can mean {1} or {2}. Type the one you mean.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} has too many decimals. Type at most {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is not a number. </source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is not a whole number. </source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is out of range. </source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Opening</name>
<message>
<source>The lesson begins at step {0}: training to it</source>
<translation type="unfinished" />
</message>
<message>
<source>leave lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>lesson</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>OpeningPlan</name>
<message>
<source>A project cannot be opened together with other files.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cannot open {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a project, a model, data, a lesson or a picture of a digit.</source>
<translation type="unfinished" />
</message>
<message>
<source>It is not on this computer. Save it here first.</source>
<translation type="unfinished" />
</message>
<message>
<source>One lesson at a time. Choose one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only one data set can be open. Choose one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only one model can be open. Choose one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only one project can be open. Choose one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file does not exist. Check its name and folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>The pad holds one picture. Choose one.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is not a file. Choose a file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} and {1} others</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>OverflowButton</name>
<message>
<source>More controls</source>
<translation type="unfinished" />
</message>
<message>
<source>» More</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Overlay</name>
<message>
<source>Messages</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>OverwriteQuestion</name>
<message>
<source>Another window or program changed {0} since you opened it.</source>
<translation type="unfinished" />
</message>
<message>
<source>File changed</source>
<translation type="unfinished" />
</message>
<message>
<source>Overwrite</source>
<translation type="unfinished" />
</message>
<message>
<source>Overwriting it loses those changes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Save as…</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadFeature</name>
<message>
<source>Draw</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit, and see how the network reads it</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at a random test point of the data</source>
<translation type="unfinished" />
</message>
<message>
<source>Point at the plane, and see how the network reads that point</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a random test image into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Test image</source>
<translation type="unfinished" />
</message>
<message>
<source>Test point</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing is full. Erase part of it, or clear the pad to draw a new one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The plane</source>
<translation type="unfinished" />
</message>
<message>
<source>log scale</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadFiles</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the drawing.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Only the first page of this picture is read.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open picture or strokes</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures and strokes ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Save drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>The clipboard holds no drawing. Copy a picture, or a line of a stroke file.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>The first of {0} drawings is in the pad.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>The pad is empty; draw something to copy.</source>
<translation type="unfinished" />
</message>
<message>
<source>The pad is empty; draw something to save.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture is inverted, like the training images of this network.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture is shown unchanged, like the training images of this network.</source>
<translation type="unfinished" />
</message>
<message>
<source>The shapes in this picture are read as one digit. Crop it to a single digit.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network reads points. Open a model of images to read drawings.</source>
<translation type="unfinished" />
</message>
<message>
<source>This picture shows no ink. Open one of a digit on plain paper.</source>
<translation type="unfinished" />
</message>
<message>
<source>drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>picture</source>
<translation type="unfinished" />
</message>
<message>
<source>strokes</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadMenus</name>
<message>
<source>Explain this answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show how this was prepared</source>
<translation type="unfinished" />
</message>
<message>
<source>Teach that it is</source>
<translation type="unfinished" />
</message>
<message>
<source>What the network sees</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadState</name>
<message>
<source>clear</source>
<translation type="unfinished" />
</message>
<message>
<source>test image</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadSurface</name>
<message>
<source>draw a digit here</source>
<translation type="unfinished" />
</message>
<message>
<source>draw here</source>
<translation type="unfinished" />
</message>
<message>
<source>write a number here</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PadTools</name>
<message>
<source>Brush size</source>
<translation type="unfinished" />
</message>
<message>
<source>brush</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PaintControls</name>
<message>
<source>Begin with no points; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Erase all</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint points</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint points: a click adds one, a right click takes the nearest away, 0 to 9 choose the class</source>
<translation type="unfinished" />
</message>
<message>
<source>paint</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Painting</name>
<message>
<source>The last change to the points was dropped, as other data or settings were asked for. Make it again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The points are still being read. Try again in a moment.</source>
<translation type="unfinished" />
</message>
<message>
<source>The points cannot be kept in {0} ({1}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The points of {0} cannot be read any more. Open other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>The points you are painting are too few to be learned from: the network learns from those that were there before.</source>
<translation type="unfinished" />
</message>
<message>
<source>The settings asked for were dropped, as you changed the points before they were there. Make the change again.</source>
<translation type="unfinished" />
</message>
<message>
<source>add a point</source>
<translation type="unfinished" />
</message>
<message>
<source>erase a point</source>
<translation type="unfinished" />
</message>
<message>
<source>erase all points</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} was not opened, as you changed the points before it was there. Open it again.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Palette</name>
<message>
<source>Found</source>
<translation type="unfinished" />
</message>
<message>
<source>Not available now. {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing matches “{0}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Search actions, panels, settings, data and models</source>
<translation type="unfinished" />
</message>
<message>
<source>Search everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Type a few letters of what you want</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PanelButton</name>
<message>
<source>{0}, closed</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, open</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, open behind another</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PanelDocks</name>
<message>
<source>Arrow keys move between panels; right-click to move or close one</source>
<translation type="unfinished" />
</message>
<message>
<source>Panels</source>
<translation type="unfinished" />
</message>
<message>
<source>Tabs of panels</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PanelRail</name>
<message>
<source>Arrange all panels for one kind of work</source>
<translation type="unfinished" />
</message>
<message>
<source>List of panels</source>
<translation type="unfinished" />
</message>
<message>
<source>Panels</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the list of panels</source>
<translation type="unfinished" />
</message>
<message>
<source>Workspace</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Panels</name>
<message>
<source>All trainings so far, to compare or to go back to.</source>
<translation type="unfinished" />
</message>
<message>
<source>Augmentation</source>
<translation type="unfinished" />
</message>
<message>
<source>Break it</source>
<translation type="unfinished" />
</message>
<message>
<source>Change weights by hand, and see what breaks.</source>
<translation type="unfinished" />
</message>
<message>
<source>Charts</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw the digits asked for; the network keeps score.</source>
<translation type="unfinished" />
</message>
<message>
<source>Evaluation</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiments</source>
<translation type="unfinished" />
</message>
<message>
<source>How a drawing is prepared before the network sees it.</source>
<translation type="unfinished" />
</message>
<message>
<source>How loss and accuracy change during training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Images that look alike to the network, close together.</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspector</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn how networks learn, step by step: guess, do, see.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>Look inside</source>
<translation type="unfinished" />
</message>
<message>
<source>Map</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure</source>
<translation type="unfinished" />
</message>
<message>
<source>My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>One step of learning, in every number.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open this run</source>
<translation type="unfinished" />
</message>
<message>
<source>Practice</source>
<translation type="unfinished" />
</message>
<message>
<source>Practise</source>
<translation type="unfinished" />
</message>
<message>
<source>Preset</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings</source>
<translation type="unfinished" />
</message>
<message>
<source>Shift, turn and bend training images, to learn more from them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Step through</source>
<translation type="unfinished" />
</message>
<message>
<source>The accuracy, the confusion matrix, and the mistakes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The images that the network learns from.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network's layers, and how it is trained.</source>
<translation type="unfinished" />
</message>
<message>
<source>The numbers of one neuron, connection or layer.</source>
<translation type="unfinished" />
</message>
<message>
<source>The pixels that decide the answer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train</source>
<translation type="unfinished" />
</message>
<message>
<source>Train with different settings, and compare the results.</source>
<translation type="unfinished" />
</message>
<message>
<source>Why</source>
<translation type="unfinished" />
</message>
<message>
<source>X-ray</source>
<translation type="unfinished" />
</message>
<message>
<source>Your own drawings, and training on them.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PartEdits</name>
<message>
<source>A layer has many biases; choose a neuron or a connection.</source>
<translation type="unfinished" />
</message>
<message>
<source>Freeze</source>
<translation type="unfinished" />
</message>
<message>
<source>Hold its activation at 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep training from changing it</source>
<translation type="unfinished" />
</message>
<message>
<source>Neurons and layers can be frozen, not single connections.</source>
<translation type="unfinished" />
</message>
<message>
<source>No edits since the last step. Undo removes earlier edits.</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore its bias and weights from before the edits</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the weight to 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Silence</source>
<translation type="unfinished" />
</message>
<message>
<source>The bias or weight now; move it to see what changes</source>
<translation type="unfinished" />
</message>
<message>
<source>Without its outputs the network gives no answer.</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>from {0} to {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>weight</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} has no bias; choose one of its connections.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} has no weights or bias to freeze.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PartField</name>
<message>
<source>Answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer with the part that is chosen in the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Click it in the picture, or walk there with the arrow keys.</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing chosen yet</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PartNumbers</name>
<message>
<source>Copied the numbers of {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the picture of the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the weights that lead into {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy incoming weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy picture</source>
<translation type="unfinished" />
</message>
<message>
<source>activation</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>connection</source>
<translation type="unfinished" />
</message>
<message>
<source>function</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Picture</name>
<message>
<source>loss {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test {0}</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} of {1} connections as lines</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} of {1} connections as lines, the strongest</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}, as an image of {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PictureControls</name>
<message>
<source>? Legend</source>
<translation type="unfinished" />
</message>
<message>
<source>How much each weight has changed since the marked step</source>
<translation type="unfinished" />
</message>
<message>
<source>How much each weight has changed since the run began</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss of the last batch changes with each weight</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss of this input changes with each weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Paths</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of the connections that are clear</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the strongest paths from the inputs to this neuron or the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what the colours mean</source>
<translation type="unfinished" />
</message>
<message>
<source>Strongest paths</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest connections between two layers stay clear, others turn faint</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights, the same for every digit</source>
<translation type="unfinished" />
</message>
<message>
<source>What each connection adds for one class against another</source>
<translation type="unfinished" />
</message>
<message>
<source>What each connection passes on for this digit</source>
<translation type="unfinished" />
</message>
<message>
<source>What the colours of the connections show</source>
<translation type="unfinished" />
</message>
<message>
<source>What the connections show</source>
<translation type="unfinished" />
</message>
<message>
<source>strongest</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PictureDialog</name>
<message>
<source>As an image they look like the window; as lines you can edit them</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a size, or type your own below</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose where to save the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections in the SVG</source>
<translation type="unfinished" />
</message>
<message>
<source>Export picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Format</source>
<translation type="unfinished" />
</message>
<message>
<source>Height in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>How many of the {0} connections are drawn line by line, the strongest; the light of the others is added up</source>
<translation type="unfinished" />
</message>
<message>
<source>Line by line at most</source>
<translation type="unfinished" />
</message>
<message>
<source>Lines at most</source>
<translation type="unfinished" />
</message>
<message>
<source>PNG has pixels; SVG can be enlarged and edited</source>
<translation type="unfinished" />
</message>
<message>
<source>Programs that show SVG get slow with many lines</source>
<translation type="unfinished" />
</message>
<message>
<source>Save what the view shows, not the whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>Save…</source>
<translation type="unfinished" />
</message>
<message>
<source>Size</source>
<translation type="unfinished" />
</message>
<message>
<source>What the colours mean, in a corner of the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Width in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>as shown</source>
<translation type="unfinished" />
</message>
<message>
<source>connections</source>
<translation type="unfinished" />
</message>
<message>
<source>connections as an image</source>
<translation type="unfinished" />
</message>
<message>
<source>format</source>
<translation type="unfinished" />
</message>
<message>
<source>four times as large</source>
<translation type="unfinished" />
</message>
<message>
<source>legend</source>
<translation type="unfinished" />
</message>
<message>
<source>only the visible part</source>
<translation type="unfinished" />
</message>
<message>
<source>other</source>
<translation type="unfinished" />
</message>
<message>
<source>size</source>
<translation type="unfinished" />
</message>
<message>
<source>the strongest as lines</source>
<translation type="unfinished" />
</message>
<message>
<source>twice as large</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PictureFeature</name>
<message>
<source>{0} fps</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PictureFiles</name>
<message>
<source>A picture is still being drawn. Wait for it, or stop it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing {0}…</source>
<translation type="unfinished" />
</message>
<message>
<source>Export picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped. No file was saved.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PictureMenu</name>
<message>
<source>Change bias…</source>
<translation type="unfinished" />
</message>
<message>
<source>Change weight…</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear the selection (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Connections show</source>
<translation type="unfinished" />
</message>
<message>
<source>Deselect</source>
<translation type="unfinished" />
</message>
<message>
<source>Explain this answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Freeze</source>
<translation type="unfinished" />
</message>
<message>
<source>Inspect</source>
<translation type="unfinished" />
</message>
<message>
<source>No edits since the last step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data with the classes of this network first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the test image with the highest activation into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the image with the highest activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Silence</source>
<translation type="unfinished" />
</message>
<message>
<source>image with the highest activation</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PixelHistogram</name>
<message>
<source>How often each pixel value occurs, on a logarithmic scale. ← and → read the bars.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values of the pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>from</source>
<translation type="unfinished" />
</message>
<message>
<source>ink</source>
<translation type="unfinished" />
</message>
<message>
<source>paper: {0} of all pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>share of the pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>to</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of the pixels have values from {1} to {2} (of 255)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PixelPictures</name>
<message>
<source>Click a pixel to see how its number is worked out</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PlaneFeature</name>
<message>
<source>Other inputs need a new network; Undo brings the one before back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint 1 more point to train on them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Paint points of another class to train on them.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Paint {0} more points to train on them.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Save points</source>
<translation type="unfinished" />
</message>
<message>
<source>This is a training point of class {0}. Point at the plane to read another.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is a training point. Point at the plane to read another.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, the example being learned</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: class {1}, {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: class {1}, {2} each</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}; shown: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PlaneLegend</name>
<message>
<source>cross, dot: the point read</source>
<translation type="unfinished" />
</message>
<message>
<source>cross: kept, frame: chosen</source>
<translation type="unfinished" />
</message>
<message>
<source>dot: training, square: test</source>
<translation type="unfinished" />
</message>
<message>
<source>line: where classes meet</source>
<translation type="unfinished" />
</message>
<message>
<source>shade: class, strong = sure</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PlanePanel</name>
<message>
<source>Arrow keys move the point, with Shift in large steps; Enter keeps it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Click to add a point of the chosen class, right-click to take the nearest away.</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours show the other inputs held at these values. Dots have their own values, so they may lie in another class's area.</source>
<translation type="unfinished" />
</message>
<message>
<source>Point</source>
<translation type="unfinished" />
</message>
<message>
<source>Point anywhere: the network reads that point. Click to keep it, Esc to let it go.</source>
<translation type="unfinished" />
</message>
<message>
<source>The plane</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PointSliders</name>
<message>
<source>Across</source>
<translation type="unfinished" />
</message>
<message>
<source>Up</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of the point that the network reads</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: which number varies that way over the plane; the others are held</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PointsQuestion</name>
<message>
<source>Nothing has learned them yet. Save them as a table?</source>
<translation type="unfinished" />
</message>
<message>
<source>Save points</source>
<translation type="unfinished" />
</message>
<message>
<source>The point that you painted is in no file.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>The {0} points that you painted are in no file.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>They cannot be learned from yet. Save them as a table?</source>
<translation type="unfinished" />
</message>
<message>
<source>Unsaved points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PracticeDock</name>
<message>
<source>Draw it in the pad first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Read as {0}, {1} sure: correct.</source>
<translation type="unfinished" />
</message>
<message>
<source>Read as {0}, {1} sure: it should have been {2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>reset score</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PracticePanel</name>
<message>
<source>Ask for another one; this one does not count</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask for one class after another, at random</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin</source>
<translation type="unfinished" />
</message>
<message>
<source>Class to draw</source>
<translation type="unfinished" />
</message>
<message>
<source>Continue after a pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Count a drawing 1.5 seconds after its last stroke</source>
<translation type="unfinished" />
</message>
<message>
<source>Count the drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>DRAW</source>
<translation type="unfinished" />
</message>
<message>
<source>Done</source>
<translation type="unfinished" />
</message>
<message>
<source>End</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing drawn yet</source>
<translation type="unfinished" />
</message>
<message>
<source>Practice</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset score</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the score back to 0; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Skip</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop asking; the score stays</source>
<translation type="unfinished" />
</message>
<message>
<source>Teach it</source>
<translation type="unfinished" />
</message>
<message>
<source>The last drawing was correct: add it to My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1} read correctly, {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PredictionBars</name>
<message>
<source> (the correct answer)</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the probabilities of the classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>How probable the network finds each class. ↑ and ↓ read the exact values.</source>
<translation type="unfinished" />
</message>
<message>
<source>No reading yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probabilities</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>probability</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PredictionReadout</name>
<message>
<source>

Doubt: {0} = 1 − probability × likeness.
Likeness is 1 for a typical shape (like {1} of real ones), 0 for a shape unlike any.
Above {2} a “?” appears.</source>
<translation type="unfinished" />
</message>
<message>
<source>, correct</source>
<translation type="unfinished" />
</message>
<message>
<source>Certainty</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the answer: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy answer</source>
<translation type="unfinished" />
</message>
<message>
<source>DRAWING READ AS</source>
<translation type="unfinished" />
</message>
<message>
<source>Does not look like {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>EXAMPLE READ AS</source>
<translation type="unfinished" />
</message>
<message>
<source>IMAGE READ AS</source>
<translation type="unfinished" />
</message>
<message>
<source>Not sure: this does not look like {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>POINT READ AS</source>
<translation type="unfinished" />
</message>
<message>
<source>READ AS</source>
<translation type="unfinished" />
</message>
<message>
<source>Read as</source>
<translation type="unfinished" />
</message>
<message>
<source>The class with the largest probability.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network's weights are so large that its answer is not a number.
Open another model or press New weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>This reading is doubtful</source>
<translation type="unfinished" />
</message>
<message>
<source>Unlike {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>no answer: numbers too large</source>
<translation type="unfinished" />
</message>
<message>
<source>wrong: it is {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>wrong: its class is {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} or {1}? {2} to {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} sure</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}? {1} each</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PreferenceFields</name>
<message>
<source>Choose a folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a folder…</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PreferencePages</name>
<message>
<source> s</source>
<translation type="unfinished" />
</message>
<message>
<source>Autosave every</source>
<translation type="unfinished" />
</message>
<message>
<source>Autosave folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Autosave while training</source>
<translation type="unfinished" />
</message>
<message>
<source>Changes to undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of connections</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of positive and negative</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of the window</source>
<translation type="unfinished" />
</message>
<message>
<source>Dash negative connections</source>
<translation type="unfinished" />
</message>
<message>
<source>Decimal and thousands marks in all numbers and fields</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder for autosaved work</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder for data</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder for files</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder that data dialogs show first</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder that file dialogs show first</source>
<translation type="unfinished" />
</message>
<message>
<source>Full</source>
<translation type="unfinished" />
</message>
<message>
<source>How many changes can be undone; more need more memory</source>
<translation type="unfinished" />
</message>
<message>
<source>How much the kept steps of all trainings may take; more means fewer replays</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Last used folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Look</source>
<translation type="unfinished" />
</message>
<message>
<source>Memory for looking back (MB)</source>
<translation type="unfinished" />
</message>
<message>
<source>Motion</source>
<translation type="unfinished" />
</message>
<message>
<source>Numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Reduced</source>
<translation type="unfinished" />
</message>
<message>
<source>Save your work regularly, to recover it after a crash</source>
<translation type="unfinished" />
</message>
<message>
<source>Saving</source>
<translation type="unfinished" />
</message>
<message>
<source>Shortest time between two autosaves, in seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>Show signs by line style as well as colour</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of all text</source>
<translation type="unfinished" />
</message>
<message>
<source>System format: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>System setting</source>
<translation type="unfinished" />
</message>
<message>
<source>Text size</source>
<translation type="unfinished" />
</message>
<message>
<source>The pulse through the layers, and fading messages</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Tips and reset</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Preferences</name>
<message>
<source>Preferences cannot be saved in {0}. Allow writing to that file and its folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences cannot be saved in {0}. Free some disk space.</source>
<translation type="unfinished" />
</message>
<message>
<source>Your preferences file was damaged, so preferences were reset. The old file is kept as {0}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PreferencesDialog</name>
<message>
<source>Bring back what the last reset changed</source>
<translation type="unfinished" />
</message>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close; all changes are already saved</source>
<translation type="unfinished" />
</message>
<message>
<source>Pages</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset all preferences, keys and panels?</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset page</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset the preferences on this page</source>
<translation type="unfinished" />
</message>
<message>
<source>Takes effect at the next start.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Your files and lists of recent files stay.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PreferencesFeature</name>
<message>
<source>Preference</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences › {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Presentation</name>
<message>
<source>Presentation mode: Esc leaves, Page Down advances, B trains or pauses.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PresetChoice</name>
<message>
<source>1 epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Custom</source>
<translation type="unfinished" />
</message>
<message>
<source>Fast</source>
<translation type="unfinished" />
</message>
<message>
<source>High accuracy in the shortest time.</source>
<translation type="unfinished" />
</message>
<message>
<source>Higher accuracy, from images that vary a little each time.</source>
<translation type="unfinished" />
</message>
<message>
<source>Large, with elastic distortions</source>
<translation type="unfinished" />
</message>
<message>
<source>Medium, with augmentation</source>
<translation type="unfinished" />
</message>
<message>
<source>Preset</source>
<translation type="unfinished" />
</message>
<message>
<source>Preset: fills in proven settings; press Apply to use them</source>
<translation type="unfinished" />
</message>
<message>
<source>Simplest</source>
<translation type="unfinished" />
</message>
<message>
<source>Small and accurate</source>
<translation type="unfinished" />
</message>
<message>
<source>The best accuracy of the small network without more data.</source>
<translation type="unfinished" />
</message>
<message>
<source>The default: the simplest way to train a small network.</source>
<translation type="unfinished" />
</message>
<message>
<source>The highest accuracy on MNIST, but slow.</source>
<translation type="unfinished" />
</message>
<message>
<source>The settings of the bundled model of this name.</source>
<translation type="unfinished" />
</message>
<message>
<source>until stopped</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} epochs</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}: {1} with {2} at {3}, batches of {4}, {5}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Printing</name>
<message>
<source>Evaluation</source>
<translation type="unfinished" />
</message>
<message>
<source>F1</source>
<translation type="unfinished" />
</message>
<message>
<source>Print: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>The network</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>examples</source>
<translation type="unfinished" />
</message>
<message>
<source>precision</source>
<translation type="unfinished" />
</message>
<message>
<source>recall</source>
<translation type="unfinished" />
</message>
<message>
<source>test accuracy {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} · VisualNet</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ProjectFiles</name>
<message>
<source>Undo can no longer bring back the other project. Its unsaved runs ({0}) are now in this project's list.</source>
<translation type="unfinished" />
</message>
<message>
<source>new project</source>
<translation type="unfinished" />
</message>
<message>
<source>open project</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ProjectSaving</name>
<message>
<source> and others</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing to save yet. The data is still loading.</source>
<translation type="unfinished" />
</message>
<message>
<source>Project with all runs (*{0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Save project</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved {0} without my digits. {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved {0}, but the weights of {1} did not fit. Open each of these runs and export its weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Saving {0} after this step…</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights alone, {0} (*{1})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} was not saved: another project was opened too soon.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>QObject</name>
<message>
<source>Saved {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Window</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Race</name>
<message>
<source>B − A: how much larger or smaller each weight of B is; at most {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>B − A: no difference; all weights are equal</source>
<translation type="unfinished" />
</message>
<message>
<source>Both have the same settings.</source>
<translation type="unfinished" />
</message>
<message>
<source>Race {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>The race is over. Both runs are listed in Runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training began, so the race ended.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training began, so the race ended. Both runs are listed in Runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>colours: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>diverged</source>
<translation type="unfinished" />
</message>
<message>
<source>finished</source>
<translation type="unfinished" />
</message>
<message>
<source>loss {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>validation {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} examples each</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: A {1}, B {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceCharts</name>
<message>
<source>A</source>
<translation type="unfinished" />
</message>
<message>
<source>A test</source>
<translation type="unfinished" />
</message>
<message>
<source>A validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy of both runs over examples</source>
<translation type="unfinished" />
</message>
<message>
<source>B</source>
<translation type="unfinished" />
</message>
<message>
<source>B test</source>
<translation type="unfinished" />
</message>
<message>
<source>B validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss of both runs over examples</source>
<translation type="unfinished" />
</message>
<message>
<source>The curves begin with the first steps of the race.</source>
<translation type="unfinished" />
</message>
<message>
<source>examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} examples</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} from {1} to {2}, after {3} to {4} examples</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceDialog</name>
<message>
<source>A</source>
<translation type="unfinished" />
</message>
<message>
<source>B</source>
<translation type="unfinished" />
</message>
<message>
<source>Both are trained again from their beginning, always at the same number of examples. A run and its fork start at the step where they part.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause the training and start the race</source>
<translation type="unfinished" />
</message>
<message>
<source>Race two runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Run A</source>
<translation type="unfinished" />
</message>
<message>
<source>Run B</source>
<translation type="unfinished" />
</message>
<message>
<source>Start race</source>
<translation type="unfinished" />
</message>
<message>
<source>The first run</source>
<translation type="unfinished" />
</message>
<message>
<source>The second run</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceFigures</name>
<message>
<source>Accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Figures</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Probabilities of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Reading</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the accuracy of both runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the loss of both runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what both networks read</source>
<translation type="unfinished" />
</message>
<message>
<source>What this run reads</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RacePictures</name>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Network of {0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceStart</name>
<message>
<source>Both start at step {0}, where they part.</source>
<translation type="unfinished" />
</message>
<message>
<source>Both start from their first weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} is not open any more, so it starts from new weights drawn from its seed.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceView</name>
<message>
<source>A | B</source>
<translation type="unfinished" />
</message>
<message>
<source>Blink</source>
<translation type="unfinished" />
</message>
<message>
<source>Both runs have ended</source>
<translation type="unfinished" />
</message>
<message>
<source>Difference</source>
<translation type="unfinished" />
</message>
<message>
<source>End race</source>
<translation type="unfinished" />
</message>
<message>
<source>End the race and list both runs in Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on (Space)</source>
<translation type="unfinished" />
</message>
<message>
<source>Hold for B</source>
<translation type="unfinished" />
</message>
<message>
<source>How many examples each run sees a second</source>
<translation type="unfinished" />
</message>
<message>
<source>Pace</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause both runs (Space)</source>
<translation type="unfinished" />
</message>
<message>
<source>Progress of the race</source>
<translation type="unfinished" />
</message>
<message>
<source>Race of {0} and {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings that differ</source>
<translation type="unfinished" />
</message>
<message>
<source>Show A; hold B to see B in the same place</source>
<translation type="unfinished" />
</message>
<message>
<source>Show B while this is held (key B)</source>
<translation type="unfinished" />
</message>
<message>
<source>Show both networks beside each other</source>
<translation type="unfinished" />
</message>
<message>
<source>Show each weight of B minus that of A</source>
<translation type="unfinished" />
</message>
<message>
<source>The networks have different shapes: no weights to subtract</source>
<translation type="unfinished" />
</message>
<message>
<source>View</source>
<translation type="unfinished" />
</message>
<message>
<source>full speed</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} examples/s</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RateChart</name>
<message>
<source>Drag the line, or press ← and →, to try another learning rate for this step</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss over the learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>dashed: predicted</source>
<translation type="unfinished" />
</message>
<message>
<source>learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>learning rate {0}: loss {1} → {2}, predicted {3}</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
<message>
<source>loss after the step</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ReadingVoice</name>
<message>
<source>The pad is empty.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ReceptiveFieldView</name>
<message>
<source>How much each input raises z: on average, or for this example</source>
<translation type="unfinished" />
</message>
<message>
<source>How much each pixel raises z; arrow keys read, Enter opens</source>
<translation type="unfinished" />
</message>
<message>
<source>INCOMING WEIGHTS</source>
<translation type="unfinished" />
</message>
<message>
<source>INPUTS THAT CHANGE z IN THIS EXAMPLE</source>
<translation type="unfinished" />
</message>
<message>
<source>INPUTS THAT CHANGE z: MEAN OF {0} TEST EXAMPLES</source>
<translation type="unfinished" />
</message>
<message>
<source>INPUTS THAT CHANGE z: NOT MEASURED YET</source>
<translation type="unfinished" />
</message>
<message>
<source>Receptive field</source>
<translation type="unfinished" />
</message>
<message>
<source>for the example shown</source>
<translation type="unfinished" />
</message>
<message>
<source>lowers z by {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean over test examples</source>
<translation type="unfinished" />
</message>
<message>
<source>raises z by {0} per pixel</source>
<translation type="unfinished" />
</message>
<message>
<source>row {0}, column {1}: {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Recorder</name>
<message>
<source>, keeping one of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Recording · pictures: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Save recording</source>
<translation type="unfinished" />
</message>
<message>
<source>The recording ({0} pictures) is not saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>Unsaved recording</source>
<translation type="unfinished" />
</message>
<message>
<source>Writing {0}…</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RecordingDialog</name>
<message>
<source>An animated GIF of up to {0} pictures. Longer recordings keep every second or fourth picture.</source>
<translation type="unfinished" />
</message>
<message>
<source>Height in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>How fast the recording plays</source>
<translation type="unfinished" />
</message>
<message>
<source>How often to record a picture during training</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures per second</source>
<translation type="unfinished" />
</message>
<message>
<source>Record</source>
<translation type="unfinished" />
</message>
<message>
<source>Record training</source>
<translation type="unfinished" />
</message>
<message>
<source>Seconds between two pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>Start recording; the bar over the network stops it</source>
<translation type="unfinished" />
</message>
<message>
<source>Start training as soon as the recording begins</source>
<translation type="unfinished" />
</message>
<message>
<source>The meaning of the colours, and the step</source>
<translation type="unfinished" />
</message>
<message>
<source>Width in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>legend and step</source>
<translation type="unfinished" />
</message>
<message>
<source>one picture every</source>
<translation type="unfinished" />
</message>
<message>
<source>pictures per second</source>
<translation type="unfinished" />
</message>
<message>
<source>size</source>
<translation type="unfinished" />
</message>
<message>
<source>start training</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Recovery</name>
<message>
<source>Ask again at the next start</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard the recovered work; Undo brings it back</source>
<translation type="unfinished" />
</message>
<message>
<source>Earlier autosaves could not be read ({0}).</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep the recovered work after all</source>
<translation type="unfinished" />
</message>
<message>
<source>Not now</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the recovered network, runs and drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>Recover</source>
<translation type="unfinished" />
</message>
<message>
<source>The recovered work was discarded.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Unfinished training</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ReportDialog</name>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy this text to the clipboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Report a problem</source>
<translation type="unfinished" />
</message>
<message>
<source>Text of the report</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet sends nothing. Copy this text, add what happened, and send it to whoever gave you VisualNet.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ResetPage</name>
<message>
<source>Reset all preferences, keys and panels</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset everything…</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ResetZoomButton</name>
<message>
<source>Reset zoom</source>
<translation type="unfinished" />
</message>
<message>
<source>Show everything (0, or double-click)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunComparison</name>
<message>
<source>Comparing weights…</source>
<translation type="unfinished" />
</message>
<message>
<source>Figures and settings of both runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights: those of one run are not in the project file.</source>
<translation type="unfinished" />
</message>
<message>
<source>epochs done</source>
<translation type="unfinished" />
</message>
<message>
<source>network</source>
<translation type="unfinished" />
</message>
<message>
<source>seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>state</source>
<translation type="unfinished" />
</message>
<message>
<source>steps done</source>
<translation type="unfinished" />
</message>
<message>
<source>test accuracy (%)</source>
<translation type="unfinished" />
</message>
<message>
<source>training loss</source>
<translation type="unfinished" />
</message>
<message>
<source>validation accuracy (%)</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} and {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} and {1} have different shapes: no weights to compare.</source>
<translation type="unfinished" />
</message>
<message>
<source>≠ marks what differs between the two runs</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunCurves</name>
<message>
<source>A</source>
<translation type="unfinished" />
</message>
<message>
<source>A test</source>
<translation type="unfinished" />
</message>
<message>
<source>B</source>
<translation type="unfinished" />
</message>
<message>
<source>B test</source>
<translation type="unfinished" />
</message>
<message>
<source>Curves</source>
<translation type="unfinished" />
</message>
<message>
<source>Curves: accuracy or loss</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunLog</name>
<message>
<source>Ended by you.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of another project</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunMenus</name>
<message>
<source>Advance by</source>
<translation type="unfinished" />
</message>
<message>
<source>Change the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the images</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunMessages</name>
<message>
<source>Other data begin a new run, with empty charts. The earlier run is kept in Runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Other points begin a new run, with empty charts. The earlier run is kept in Runs.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunNames</name>
<message>
<source>Run {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (run {1})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, seed {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunWords</name>
<message>
<source>1 epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Accuracy on the validation examples</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Accuracy on the {0} test examples, measured at step {1}</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>Accuracy on the {0} test examples, measured at the end of each epoch</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>Accuracy on the {0} test examples, measured before the first step</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>Advance by one example, batch or epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Back at the weights at the start of this run ({0}). New weights starts from random ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Back at the weights at the start of this run. New weights starts from random ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Continue training</source>
<translation type="unfinished" />
</message>
<message>
<source>Continuing at {0} test accuracy. Restart returns to these weights; New weights starts from random ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Continuing from these weights. Restart returns to them; New weights starts from random ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs done, of those planned</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the first weights of this run; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the random first weights of this run</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the weights at this run's start ({0})</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on from here</source>
<translation type="unfinished" />
</message>
<message>
<source>Mean loss per example over the last fifth of an epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>New weights starts a network without them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause after this step</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause first, then advance by one example, batch or epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run from these weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run from these weights and advance once</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run from this step; the present one stays as it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Start again from the first weights of this run</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes of {0} are in a different order than the network's. They are matched by name.</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes of {0} get the names that the network uses: {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate goes from {0} to {1}, because it is constant when training until stopped.</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate goes from {1} to {2}, because its schedule spans 1 epoch.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>The learning rate goes from {1} to {2}, because its schedule spans all {0} epochs.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>The weights are from epoch {0}, the best ({1}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from epoch {0}, the best since the last edit or change of patience ({1}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from epoch {0}, with the lowest training loss.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from epoch {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from the last epoch.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no test examples</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no validation examples. Patience and target accuracy use training examples.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no validation examples. Patience uses the training loss.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no validation examples. The target applies to the training accuracy.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Train {0} more</source>
<translation type="unfinished" />
</message>
<message>
<source>Training diverged; press Train or Restart first</source>
<translation type="unfinished" />
</message>
<message>
<source>Training ended in epoch {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training finished: {0}, test accuracy {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training finished: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Updates of the weights so far</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} epochs</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0} has no examples of these classes: {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, draw a digit or export the weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, point at the plane or export the weights.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunsDock</name>
<message>
<source>Export the list of runs</source>
<translation type="unfinished" />
</message>
<message>
<source>remove runs</source>
<translation type="unfinished" />
</message>
<message>
<source>rename {0} to {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunsModel</name>
<message>
<source>Changed settings: those that differ from the defaults</source>
<translation type="unfinished" />
</message>
<message>
<source>Changed settings: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs: passes over all training examples so far</source>
<translation type="unfinished" />
</message>
<message>
<source>Goes on from {0} at step {1}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its weights are from epoch {0}, the best.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its weights are not in the project file.</source>
<translation type="unfinished" />
</message>
<message>
<source>Name: the settings in which the runs differ, until you rename it</source>
<translation type="unfinished" />
</message>
<message>
<source>Network {0}, started {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>Network: neurons in each layer, from input to output</source>
<translation type="unfinished" />
</message>
<message>
<source>Run: its number. Tick it to show its curves in the charts.</source>
<translation type="unfinished" />
</message>
<message>
<source>Seconds spent training</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the curves of {0} in the charts</source>
<translation type="unfinished" />
</message>
<message>
<source>Test accuracy: correct answers on examples never trained on</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>Test {0}, validation {1}, {2} epochs, {3} s</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>The open run: its curves are always shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation accuracy: correct answers on examples kept for checking</source>
<translation type="unfinished" />
</message>
<message>
<source>a run that was removed</source>
<translation type="unfinished" />
</message>
<message>
<source>changed settings</source>
<translation type="unfinished" />
</message>
<message>
<source>epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>name</source>
<translation type="unfinished" />
</message>
<message>
<source>network</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>run</source>
<translation type="unfinished" />
</message>
<message>
<source>seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>test %</source>
<translation type="unfinished" />
</message>
<message>
<source>valid. %</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunsPanel</name>
<message>
<source>Compare</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare settings, curves and weights of two runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Every training is listed here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export CSV…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to this run's weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove the selected runs (Delete)</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this list with all settings and figures</source>
<translation type="unfinished" />
</message>
<message>
<source>Select a run to see all about it, or two to compare them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sort by</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunsTable</name>
<message>
<source>Double-click a name, or press F2, to change it</source>
<translation type="unfinished" />
</message>
<message>
<source>Table of runs</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SaveQuestion</name>
<message>
<source>Changed names, settings or results are not saved in {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard it? Undo brings it back, so you can save it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Save everything as a project?</source>
<translation type="unfinished" />
</message>
<message>
<source>Save this project? Undo brings back the other one, so you can save it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The project that you left has unsaved runs: {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of this network and of {0} are not saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of this network are not saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of {0} are not saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>Unsaved work</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (edited)</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} (step {1})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} ({1})</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} and others</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ScoreColumns</name>
<message>
<source>How many drawings of each class were correct. ← and → read the columns.</source>
<translation type="unfinished" />
</message>
<message>
<source>Score of each class</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>correct</source>
<translation type="unfinished" />
</message>
<message>
<source>drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} of {2} correct</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1} of {2} correct; draw it now</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SeenImage</name>
<message>
<source>What the network sees</source>
<translation type="unfinished" />
</message>
<message>
<source>What the network sees: the drawing cropped, scaled to 20 × 20 and centred in 28 × 28 pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>no ink</source>
<translation type="unfinished" />
</message>
<message>
<source>what the network sees</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} × {1} pixels, ink in rows {2} to {3}, columns {4} to {5}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Sentences</name>
<message>
<source> ({called})</source>
<translation type="unfinished" />
</message>
<message>
<source> and </source>
<translation type="unfinished" />
</message>
<message>
<source> epochs</source>
<translation type="unfinished" />
</message>
<message>
<source> or </source>
<translation type="unfinished" />
</message>
<message>
<source> px</source>
<translation type="unfinished" />
</message>
<message>
<source>"label" is missing</source>
<translation type="unfinished" />
</message>
<message>
<source>"label" is not a name of 1 to {max_name} printable characters</source>
<translation type="unfinished" />
</message>
<message>
<source>"label" is not the name of a class</source>
<translation type="unfinished" />
</message>
<message>
<source>"strokes" is not a list of lists of points</source>
<translation type="unfinished" />
</message>
<message>
<source>"{key}" is missing</source>
<translation type="unfinished" />
</message>
<message>
<source>"{key}" must be between {min_side} and {max_side}</source>
<translation type="unfinished" />
</message>
<message>
<source>(x{shift}) / {text} of {limits}</source>
<translation type="unfinished" />
</message>
<message>
<source>({functions}) is not what its metadata says</source>
<translation type="unfinished" />
</message>
<message>
<source>, or as a JPEG that is not progressive</source>
<translation type="unfinished" />
</message>
<message>
<source>, or remove that file if it belongs to other data</source>
<translation type="unfinished" />
</message>
<message>
<source>--at needs a project (.vnet), and {model} is none.</source>
<translation type="unfinished" />
</message>
<message>
<source>--form needs --strokes.</source>
<translation type="unfinished" />
</message>
<message>
<source>--from, --to and --pictures are of a film; its --format is {formats}.</source>
<translation type="unfinished" />
</message>
<message>
<source>--pictures must be from 2 to {most}, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>--probabilities needs --csv.</source>
<translation type="unfinished" />
</message>
<message>
<source>--processes applies only to this machine; leave it out with --scheduler.</source>
<translation type="unfinished" />
</message>
<message>
<source>--seconds must be between 0.5 and 3600, not {seconds}.</source>
<translation type="unfinished" />
</message>
<message>
<source>--strokes and --output go together; give both or neither.</source>
<translation type="unfinished" />
</message>
<message>
<source>--strokes and --output write the bundled pen digits; leave PATH out.</source>
<translation type="unfinished" />
</message>
<message>
<source>--tls-… needs --scheduler with an address.</source>
<translation type="unfinished" />
</message>
<message>
<source>0: all neurons of a layer stay the same</source>
<translation type="unfinished" />
</message>
<message>
<source>1 epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>1 folder</source>
<translation type="unfinished" />
</message>
<message>
<source>1 of its {total} pixels has ink: a number from 0 (paper) to 1 (full ink).</source>
<translation type="unfinished" />
</message>
<message>
<source>100 hidden neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>20 hidden neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>50 hidden neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>: they are assumed to be 0 to {largest}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A GIF of this size has at most {most} pictures, not {count}; choose fewer or a video.</source>
<translation type="unfinished" />
</message>
<message>
<source>A bias acts on the sum as it is, so its gradient is the delta itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>A film has many steps: give --from and --to instead of --at.</source>
<translation type="unfinished" />
</message>
<message>
<source>A film needs a project (.vnet), and {model} is none.</source>
<translation type="unfinished" />
</message>
<message>
<source>A half turn</source>
<translation type="unfinished" />
</message>
<message>
<source>A hidden layer's size</source>
<translation type="unfinished" />
</message>
<message>
<source>A listed run has an activation function that this version does not know.</source>
<translation type="unfinished" />
</message>
<message>
<source>A map by t-SNE needs the package scikit-learn; install it with `pip install "visualnet[map]"`.</source>
<translation type="unfinished" />
</message>
<message>
<source>A map by t-SNE takes {fewest_points} to {max_points} points, not {point_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A model cannot be written to standard output; give a file name.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network of {count} parameters is too large for {title} (at most {most_parameters}); save it as npz.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network with {inputs} inputs and {classes} outputs cannot learn {title} with the inputs {names} and {classe_count} classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network with {inputs} inputs and {classes} outputs cannot learn {title} with {pixels} pixels and {classe_count} classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network with {outputs} outputs, {classe_count} class names and labels up to {largest} do not match.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network {describe} has no layer {layer} to edit; choose {first_layer} to {size_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A network {describe} has no such parameter in layer {layer}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A process of the sweep could not start ({reason}). Check that you can run {executable}, or use fewer processes.</source>
<translation type="unfinished" />
</message>
<message>
<source>A process of the sweep stopped unexpectedly (exit code {exitcode}), perhaps for lack of memory. Start again with fewer processes.</source>
<translation type="unfinished" />
</message>
<message>
<source>A quarter turn to the left</source>
<translation type="unfinished" />
</message>
<message>
<source>A quarter turn to the right</source>
<translation type="unfinished" />
</message>
<message>
<source>A run cannot race against itself; choose two.</source>
<translation type="unfinished" />
</message>
<message>
<source>A run returned an unexpected answer; use the same version of VisualNet everywhere, and start again to do the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>A run's name needs 1 to {max_name} characters, not {word_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A running mean of the gradient, divided by its usual size.</source>
<translation type="unfinished" />
</message>
<message>
<source>A setting is varied twice; put all its values into one list.</source>
<translation type="unfinished" />
</message>
<message>
<source>A sweep on a cluster needs the package distributed; install it with `pip install "visualnet[cluster]"`.</source>
<translation type="unfinished" />
</message>
<message>
<source>A tls:// scheduler needs --tls-ca, --tls-cert and --tls-key; a tcp:// scheduler needs none of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>A worker has VisualNet {own_version}, not {version}; install the same version everywhere.</source>
<translation type="unfinished" />
</message>
<message>
<source>A worker of {address} failed ({in_short}). Check that VisualNet is installed there, then start again to do the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>A worker of {address} says: {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>A worker was started without {blas_thread}=1, so its results could differ. Set it, or start workers with `dask worker`.</source>
<translation type="unfinished" />
</message>
<message>
<source>Above a curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation of the hidden layers: the function that turns z into activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add [[step]], and a text below.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add answer = the number of the right choice, from 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add choices and answer, or answer and within, or draw.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add seed = 0, or a plane.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add until = "a condition", such as "step &gt;= 500".</source>
<translation type="unfinished" />
</message>
<message>
<source>Add walk = ["…"]: the acts that fulfil the task.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add within = 0.01, or choices = […].</source>
<translation type="unfinished" />
</message>
<message>
<source>Add {key} = "…".</source>
<translation type="unfinished" />
</message>
<message>
<source>After {step_count} steps the loss hardly fell, from {before} to {now}: at learning rate {learning_rate} steps are too small</source>
<translation type="unfinished" />
</message>
<message>
<source>All epochs are done.</source>
<translation type="unfinished" />
</message>
<message>
<source>All images of {title} are blank. Check its files, or prepare pictures in another way (--pictures).</source>
<translation type="unfinished" />
</message>
<message>
<source>All images, and pictures opened later</source>
<translation type="unfinished" />
</message>
<message>
<source>All neurons of {named} have the same weights and get the same gradient, so the layer acts like one neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>All published runs</source>
<translation type="unfinished" />
</message>
<message>
<source>All test images</source>
<translation type="unfinished" />
</message>
<message>
<source>All training images of {title} would be left out; leave out fewer.</source>
<translation type="unfinished" />
</message>
<message>
<source>All weights and biases move together. With the new ones, class {name} has this output:</source>
<translation type="unfinished" />
</message>
<message>
<source>All weights and biases took one step of learning at the rate {rate}.</source>
<translation type="unfinished" />
</message>
<message>
<source>An experiment has its own recipe and settings to vary; leave out --recipe and --vary.</source>
<translation type="unfinished" />
</message>
<message>
<source>An input image of {rows}×{columns} pixels does not fit {size} inputs; their product must be equal.</source>
<translation type="unfinished" />
</message>
<message>
<source>Another sweep has just left {path}; start again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Another sweep is writing {path}; wait for it or choose another output.</source>
<translation type="unfinished" />
</message>
<message>
<source>As Adam does; the decay shrinks each weight by itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask for a number, or take within out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask for it after what sets it, or take it out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask for something that is still to be done.</source>
<translation type="unfinished" />
</message>
<message>
<source>At learning rate {learning_rate} each step jumps over the minimum and lands higher on the other side</source>
<translation type="unfinished" />
</message>
<message>
<source>Autosave does not work in {folder} ({reason}); save your work yourself, or make that folder writable.</source>
<translation type="unfinished" />
</message>
<message>
<source>Back through hidden layer {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>Back through the output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Balanced: use equally many training examples of each class</source>
<translation type="unfinished" />
</message>
<message>
<source>Batch size: how many examples each step averages over</source>
<translation type="unfinished" />
</message>
<message>
<source>CSV tables</source>
<translation type="unfinished" />
</message>
<message>
<source>Change the act, or what comes before it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Check its name and its folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Check what start names.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose by the images of the data</source>
<translation type="unfinished" />
</message>
<message>
<source>Circle</source>
<translation type="unfinished" />
</message>
<message>
<source>Class {class_name} has only {there}, not {wanted}. Choose fewer training examples or turn balancing off.</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes with fewer than {few} training images: {shown_names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Classes without a test image: {shown_names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Clip gradient: shortens gradients that are longer than this</source>
<translation type="unfinished" />
</message>
<message>
<source>Column {number} counts on from line to line, and is read as an input. If it numbers the lines, remove it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Column {number} has no heading and numbers the lines, so it is left out. If it is an input, give it a heading.</source>
<translation type="unfinished" />
</message>
<message>
<source>Column {number} is empty, and is left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Column {number} is taken as the label.</source>
<translation type="unfinished" />
</message>
<message>
<source>Column {told} is not used.</source>
<translation type="unfinished" />
</message>
<message>
<source>Columns {told} are not used.</source>
<translation type="unfinished" />
</message>
<message>
<source>Commas are read as decimal signs: 1,5 is one and a half.</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare it by == or !=.</source>
<translation type="unfinished" />
</message>
<message>
<source>Correct it, and what the lesson says of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cropped to the ink and centred, as MNIST was made</source>
<translation type="unfinished" />
</message>
<message>
<source>Data seed: another seed draws other points, and parts them otherwise</source>
<translation type="unfinished" />
</message>
<message>
<source>Data set: what the network learns from</source>
<translation type="unfinished" />
</message>
<message>
<source>Date</source>
<translation type="unfinished" />
</message>
<message>
<source>Delta of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Did it help?</source>
<translation type="unfinished" />
</message>
<message>
<source>Did you mean {near}?</source>
<translation type="unfinished" />
</message>
<message>
<source>Divide the lesson into several.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout: the share of hidden neurons left out of each step, {share} for {percent}</source>
<translation type="unfinished" />
</message>
<message>
<source>EMNIST images lie on their side. It is unclear whether these do, so they were not turned.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each column needs a lowest and a highest number, or none has them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each input needs a mean and a scale.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each input times its weight, all added up, plus the bias. Lines show the size of terms.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each output stands for itself; together they need not make 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each pixel is a number from 0 (paper) to 1 (full ink). Rows and columns count from 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each run of a sweep needs an end; give a number of epochs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each weight moves against its gradient, and on along its velocity.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each weight moves against its gradient, or its velocity, times the rate.</source>
<translation type="unfinished" />
</message>
<message>
<source>Elastic: bend strokes like a trembling hand; standard deviation in pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs: passes over all training examples; the schedule spans them all</source>
<translation type="unfinished" />
</message>
<message>
<source>Features are made of two columns, and this data has {count}; leave features out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features: what the network sees of a point with two numbers, such as x, y and x²</source>
<translation type="unfinished" />
</message>
<message>
<source>First weights: the rule for their random size</source>
<translation type="unfinished" />
</message>
<message>
<source>For PyTorch and most other frameworks, in PyTorch's own convention.</source>
<translation type="unfinished" />
</message>
<message>
<source>For runtimes on phones, in browsers and on servers.</source>
<translation type="unfinished" />
</message>
<message>
<source>For spreadsheets and statistics: one table per matrix, in a zip file.</source>
<translation type="unfinished" />
</message>
<message>
<source>For {bad} of {probabilitie_count} examples the network's answers are not numbers: its weights are too large. Use other weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>Forward: hidden layer {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>Forward: the output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Gaussians</source>
<translation type="unfinished" />
</message>
<message>
<source>Give each step one of: say, ask, do, verify.</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient of the bias of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient of the weight from {source} to {target}</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden layers must be a list of whole numbers, not {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden layers {hidden} make more than {max_parameters} parameters; use fewer or smaller layers.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden layers: how many there are, and the neurons of each</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss changes with z: here it is the probability minus the target.</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss changes with z: the output minus the target, times the slope of the sigmoid.</source>
<translation type="unfinished" />
</message>
<message>
<source>How wrong it is: the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>If all images are inverted, pictures cannot be read as-is. Choose inverted pictures, or do not invert the images.</source>
<translation type="unfinished" />
</message>
<message>
<source>Images can be turned or inverted only with --dataset; leave that out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Input scale, activations and classes describe the model of --from; give --from FILE too.</source>
<translation type="unfinished" />
</message>
<message>
<source>Inputs are scaled: each is its value, less the mean of its column, divided by how far the column spreads (its standard deviation).</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert images: which ones, so that paper is black</source>
<translation type="unfinished" />
</message>
<message>
<source>Invert test images: if their paper differs from the others</source>
<translation type="unfinished" />
</message>
<message>
<source>It does not end in probabilities, so a softmax is added to its outputs.</source>
<translation type="unfinished" />
</message>
<message>
<source>It gives logarithms of probabilities; VisualNet gives the probabilities.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its arrays have no names; their shapes show which are images and labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its colour images were converted to grey.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its exact GELU is replaced by the form with tanh, which differs by up to 0.0005 per neuron.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its graph says that its inputs are bytes, 0 (paper) to 255 (ink).</source>
<translation type="unfinished" />
</message>
<message>
<source>Its output {name} is not used.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its {part} part is {name} in the same folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>JSON text</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep each step to {most} words.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep it under {most} letters.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep it under {most}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep weights: after patience ends a run, keep the best or last</source>
<translation type="unfinished" />
</message>
<message>
<source>L1 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>L1 penalty: pulls all weights equally towards 0; many reach it</source>
<translation type="unfinished" />
</message>
<message>
<source>L2 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>L2 penalty: pulls weights towards 0, large ones harder</source>
<translation type="unfinished" />
</message>
<message>
<source>Label noise: the share of training examples given a wrong class, {share} for {percent}</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer sizes {layer_sizes} do not make a network; it needs inputs and outputs, each 1 or more.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer sizes {sizes} do not make a network; it needs inputs and outputs, each 1 or more.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {layer} of a network {describe} has no neuron at {neuron}; choose 0 to {size}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers {layer_sizes} have {parameter_count} parameters, not an array of shape {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning had already ended.</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate: how far each step moves the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning was stopped before it was done.</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out blank: images that show nothing are not used</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out damaged: pictures in folders that cannot be read</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave out test images: training images that are also test images</source>
<translation type="unfinished" />
</message>
<message>
<source>Left out: {told}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons are TOML files, whose names end in .toml.</source>
<translation type="unfinished" />
</message>
<message>
<source>Let a task that trains follow.</source>
<translation type="unfinished" />
</message>
<message>
<source>Let walk do all that the task asks for; train as in: train until step &gt;= 500.</source>
<translation type="unfinished" />
</message>
<message>
<source>Like the other images</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line} is taken as a point. If it has headings, give them letters, such as x1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line} is taken as headings: {cells}. If it is a comment, put headings below it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line} is taken as headings: {cells}. If it is a point, put headings above it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {shown} of {path} cannot be read and was left unchanged</source>
<translation type="unfinished" />
</message>
<message>
<source>Lines {shown} of {path} cannot be read and were left unchanged</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss after the step</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss: the cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss: the squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>MP4 and WebM need the package av; install it with `pip install "visualnet[video]"`, or choose GIF.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make it smaller.</source>
<translation type="unfinished" />
</message>
<message>
<source>Means of inputs must be numbers, and scales above 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured on {title}, not on the {count} test images of {learnt_title}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured on {title}, not on the {count} test points of {learnt_title}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Mirror left and right</source>
<translation type="unfinished" />
</message>
<message>
<source>Mirror top and bottom</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum: the share of the last step kept in the next</source>
<translation type="unfinished" />
</message>
<message>
<source>Moons</source>
<translation type="unfinished" />
</message>
<message>
<source>My digits can hold {max_bytes} MB of drawings, but this makes more; delete or export some.</source>
<translation type="unfinished" />
</message>
<message>
<source>My digits can hold {max_kept} drawings, but this makes {there_count}; delete or export some.</source>
<translation type="unfinished" />
</message>
<message>
<source>Name</source>
<translation type="unfinished" />
</message>
<message>
<source>Name a part that it has.</source>
<translation type="unfinished" />
</message>
<message>
<source>Name points to read: either .csv files or --point X,Y, or a pattern with --dataset.</source>
<translation type="unfinished" />
</message>
<message>
<source>Name something to read: images, stroke files, folders or -, or use --dataset.</source>
<translation type="unfinished" />
</message>
<message>
<source>No Dask scheduler answers at {address} ({in_short}); check the address and whether it runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>No change</source>
<translation type="unfinished" />
</message>
<message>
<source>Noise: add random numbers to each pixel; standard deviation, full ink is 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Noise: moves each point of a pattern at random, by {share} or {percent} of its radius</source>
<translation type="unfinished" />
</message>
<message>
<source>None of your drawings shows a class of {title}; teach one of {classes}{words} first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is drawn that could be taught.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is looked back at, so nothing can go on from there.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing was recorded; let the network learn while it records.</source>
<translation type="unfinished" />
</message>
<message>
<source>NumPy arrays</source>
<translation type="unfinished" />
</message>
<message>
<source>Numbers are rounded to {digits} significant digits; yours may differ in the last one.</source>
<translation type="unfinished" />
</message>
<message>
<source>ONNX Runtime {version}</source>
<translation type="unfinished" />
</message>
<message>
<source>ONNX files need the Python package onnx. Install it with: pip install onnx onnxruntime</source>
<translation type="unfinished" />
</message>
<message>
<source>Offer two to four.</source>
<translation type="unfinished" />
</message>
<message>
<source>One step of learning, by hand</source>
<translation type="unfinished" />
</message>
<message>
<source>One step of learning, by hand: answers</source>
<translation type="unfinished" />
</message>
<message>
<source>Only images on light paper</source>
<translation type="unfinished" />
</message>
<message>
<source>Only images on light paper were inverted. Use --pictures inverted to read pictures on light paper.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only one result can go to standard output; write the others to files.</source>
<translation type="unfinished" />
</message>
<message>
<source>Optimizer: the rule that turns the gradient into a step</source>
<translation type="unfinished" />
</message>
<message>
<source>Output layer: softmax with cross-entropy, or sigmoid with squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>Output of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Patience: stops after this many epochs without better validation accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures will be read {what}. The setting 'pictures' changes this.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures: how your own pictures become 28×28</source>
<translation type="unfinished" />
</message>
<message>
<source>Points have {least} to {most} columns, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Points: how many are drawn of a pattern of the plane</source>
<translation type="unfinished" />
</message>
<message>
<source>Powers of e make all outputs positive; divided by their sum, they make 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Put it into the folder of the lesson.</source>
<translation type="unfinished" />
</message>
<message>
<source>QMNIST has eight numbers per image; the first is the class.</source>
<translation type="unfinished" />
</message>
<message>
<source>Refitted pictures are already light on dark, so they were not inverted.</source>
<translation type="unfinished" />
</message>
<message>
<source>Repeat all eight published runs: hidden neurons, momentum, training images.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rotation: turn by up to this many degrees either way</source>
<translation type="unfinished" />
</message>
<message>
<source>Row {row} of {output} has values that are not numbers; remove that line, or choose another output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows and columns count from 0; the pixel in row {row}, column {column} is called</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the file as UTF-8.</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale of the first weights: multiplies the range of the rule</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale: stretch or shrink height and width separately, by up to this</source>
<translation type="unfinished" />
</message>
<message>
<source>Schedule: how the learning rate changes from the first epoch to the last</source>
<translation type="unfinished" />
</message>
<message>
<source>See a network overfit: with fewer training images it memorizes more.</source>
<translation type="unfinished" />
</message>
<message>
<source>See how more hidden neurons improve accuracy, most of all on training images.</source>
<translation type="unfinished" />
</message>
<message>
<source>See what momentum does when the network learns one example at a time.</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed: the same seed gives the same weights and batches</source>
<translation type="unfinished" />
</message>
<message>
<source>Shear: slant by up to this share of the height</source>
<translation type="unfinished" />
</message>
<message>
<source>Shift: move up, down and sideways by up to this many pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>Show a part that the network and the window have then.</source>
<translation type="unfinished" />
</message>
<message>
<source>Shuffled labels: random labels, which can only be memorized</source>
<translation type="unfinished" />
</message>
<message>
<source>Sides of a picture are 64 to {most} pixels long.</source>
<translation type="unfinished" />
</message>
<message>
<source>Softmax with cross-entropy aims at 0 and 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Spiral</source>
<translation type="unfinished" />
</message>
<message>
<source>Spiral of three arms</source>
<translation type="unfinished" />
</message>
<message>
<source>Standard input can be read only once; give - once.</source>
<translation type="unfinished" />
</message>
<message>
<source>Standard input is closed; name files instead.</source>
<translation type="unfinished" />
</message>
<message>
<source>Swap rows and columns</source>
<translation type="unfinished" />
</message>
<message>
<source>Swap rows and columns, then a half turn</source>
<translation type="unfinished" />
</message>
<message>
<source>Take it out; a picture beside the file is named by picture = ….</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the answer out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Target accuracy: stops once the validation accuracy reaches this</source>
<translation type="unfinished" />
</message>
<message>
<source>Target margin: aims this far inside 0 and 1, for sigmoid outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Test data: what the network is measured on</source>
<translation type="unfinished" />
</message>
<message>
<source>Text that people and every programming language can read.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation function turns the sum into what the neuron passes on.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activations of layer {layer} are missing; compute them again with that layer.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activations of this layer are too large for a map; choose another layer, another model, or start from new weights.</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer</source>
<translation type="unfinished" />
</message>
<message>
<source>The autosaved work {path} could not be opened ({reason}) and stays there. Check its permissions and those of its .lock file.</source>
<translation type="unfinished" />
</message>
<message>
<source>The bias of {neuron} is now {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The biases of {part} are set to 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>The chart has no series {name}; use one of {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The class names are those of {title}, which has as many images of each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>The class names come from {name} next to the data.</source>
<translation type="unfinished" />
</message>
<message>
<source>The class names {shown} are not all different.</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes of the {called} part are matched with the training classes: {told}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes of {data} ({shown_names}) are in a different order than those of {model}. They are matched by name.</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes of {data} get the names that {model} uses: {renamed}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes {names} are kept separate; give them one name if they are the same.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {column} counts the rows and is not used.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} is empty, and is left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} is read as an input. If it numbers the lines, remove it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} is taken as the label.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} numbers the lines, and is left out. If it is an input, give it another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} only names the points, and is left out. If it is an input, give it another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {name} says the same as {other}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The column {shown} is used as the label.</source>
<translation type="unfinished" />
</message>
<message>
<source>The data is named after {title}, but its classes have other sizes. A file classes.txt can name them ({names}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The data is named after {title}, but its images are digits.</source>
<translation type="unfinished" />
</message>
<message>
<source>The deltas of the next layer come back through the same weights, times the slope of the activation.</source>
<translation type="unfinished" />
</message>
<message>
<source>The disk is full: {path} cannot be written. The runs in it are safe. Free some space, then start again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing as the network sees it</source>
<translation type="unfinished" />
</message>
<message>
<source>The ending of {path} is not one that this can be written in; let the name end in {export}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The features {text} are not all different; name each once.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file of {name} does not contain its weights; train it again from its settings.</source>
<translation type="unfinished" />
</message>
<message>
<source>The first line is an image that pandas turned into names; it is read as an image.</source>
<translation type="unfinished" />
</message>
<message>
<source>The font {path} cannot be read; install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient alone predicts this change of the loss:</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient is a straight line, the loss a curve: the two differ.</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient is {times} times smaller in the first layer than in the last: each sigmoid or tanh layer shrinks it</source>
<translation type="unfinished" />
</message>
<message>
<source>The headings are one fewer than the columns, so column 1 is taken as row names and left out. If it is an input, give it a heading.</source>
<translation type="unfinished" />
</message>
<message>
<source>The icon {path} cannot be read; install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The icon {path} is damaged; install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The image to show is {dtype} of shape {shape}; give uint8 of shape ({field_side}, {field_side}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The images lay on their side, as in EMNIST, and were turned upright.</source>
<translation type="unfinished" />
</message>
<message>
<source>The images of {title} are already light on black, so they were not inverted.</source>
<translation type="unfinished" />
</message>
<message>
<source>The images of {title} are already upright and light on black. They are not turned or inverted.</source>
<translation type="unfinished" />
</message>
<message>
<source>The images of {title} are already upright and light on black; leave out {flags}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The images to preview are {dtype} of shape {shape}; give uint8 of shape (n, {field_side}, {field_side}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The images to show are {dtype} of shape {shape}; give uint8 of shape (examples, {field_side}, {field_side}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The input mean {text} is outside the input range {range_text}; give its range as well, such as 0:255.</source>
<translation type="unfinished" />
</message>
<message>
<source>The input's standard deviation {text} must be above 0 and within the input range {range_text}; give its range too.</source>
<translation type="unfinished" />
</message>
<message>
<source>The inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>The inputs go into the network as they are.</source>
<translation type="unfinished" />
</message>
<message>
<source>The inputs {names} are not all different; rename a column.</source>
<translation type="unfinished" />
</message>
<message>
<source>The label {label} is none of the {classes} classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The labels, {labels}, are read as the ASCII codes of {letters}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest sum m is taken away from each, so that no power of e overflows.</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate stays constant when training until stopped.</source>
<translation type="unfinished" />
</message>
<message>
<source>The less probable the right class is to the network, the larger the loss.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss adds up how far each output is from its target, squared.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss before the step is L, with the new weights L′.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss rose: this step was too long, or it led where others pull.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss was over ten times that of guessing before the first step: the first weights are too large</source>
<translation type="unfinished" />
</message>
<message>
<source>The model and the history cannot both be {path}; give two names.</source>
<translation type="unfinished" />
</message>
<message>
<source>The model card {path} cannot be read; reinstall VisualNet to restore it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The model file {where} could not be read ({reason}); check its name and permissions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The model has {name_count} classes, but images can have at most {max_classes}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The model is too large for {name}: {path} can have {size_limit} at most; save it as npz.</source>
<translation type="unfinished" />
</message>
<message>
<source>The name of {path} must end in .gif.</source>
<translation type="unfinished" />
</message>
<message>
<source>The name of {path} must end in .png or .svg.</source>
<translation type="unfinished" />
</message>
<message>
<source>The name of {path} must end in {ending}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has another shape now; the recording ends before it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has no {part}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network needs rows of {layer_size} inputs, not shape {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network to be saved</source>
<translation type="unfinished" />
</message>
<message>
<source>The network {sizes} reads one example of class {name} and learns from it once.</source>
<translation type="unfinished" />
</message>
<message>
<source>The neurons that you work out</source>
<translation type="unfinished" />
</message>
<message>
<source>The number of validation examples must be 0 or more, not {validation_examples}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The optimizer's state has {size} entries for {parameter_count} parameters; start with an empty one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The optimizer's state is damaged; start with an empty one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The outputs of {model} are read as the classes of {data}: {shown_names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The panel My digits is not to be had.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture could not be saved as {path}; give a name that ends in .png.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture has {scaled_count} connections, not {shape}; build it again for the new selection.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture needs a contiguous uint32 image of {shape} pixels, not {dtype} {other_shape}; make a buffer of that shape.</source>
<translation type="unfinished" />
</message>
<message>
<source>The pixels are sorted by the numbers in their column names.</source>
<translation type="unfinished" />
</message>
<message>
<source>The process that computes the map could not start ({reason}). Make sure that you can run {executable}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The process that computes the map stopped unexpectedly (exit code {exitcode}), perhaps for lack of memory. Try again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The project {where} could not be read ({reason}); check its name and permissions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The range {shown} of {name} has more than {max_values} values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The recipe {recipe} does not fit {name}, which is {describe} ({activation}, {output}); leave --recipe out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The result cannot be written to standard output ({strerror}); send it elsewhere.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run has no step {step} yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>The scheduler at {address} has had no workers for {wait_seconds} s. Start some workers, then start again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The scheduler at {address} has no workers; start some with `dask worker {address}`.</source>
<translation type="unfinished" />
</message>
<message>
<source>The scheduler at {address} has stopped; start again to do the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>The series {name} has steps of shape {shape} and values of shape {shape_2}; give two vectors of the same length.</source>
<translation type="unfinished" />
</message>
<message>
<source>The setting 'leave out damaged' (--leave-out-damaged yes) leaves them out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The setting {name} needs new weights; apply it to a new run.</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of noise must be 0 or more, not {share}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of wrong labels must be between 0 and 1, not {share}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The share to prune must be between 0 and 1, not {share}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The smallest {share} of the weights of {part} are set to 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>The state of the random numbers is damaged; start with a new one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The step has {count} values for {parameter_count} parameters.</source>
<translation type="unfinished" />
</message>
<message>
<source>The step is divided by the size that the gradient has had of late.</source>
<translation type="unfinished" />
</message>
<message>
<source>The style sheet {path} cannot be read; install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The temperature must be above 0, not {temperature}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The theme {path} cannot be read ({error}); install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The theme {path} has no valid colour {invalid}; install VisualNet again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The training accuracy reached {accuracy}, the target was {target}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The training loss has not fallen below {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>The training setting {name} cannot be {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The update</source>
<translation type="unfinished" />
</message>
<message>
<source>The validation accuracy has not risen above {validation_accuracy}</source>
<translation type="unfinished" />
</message>
<message>
<source>The validation accuracy reached {accuracy}, the target was {target}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The validation loss has risen by {rise} since epoch {epochs_done} while the training loss fell: the network memorizes its examples; {reason}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weight from {source} to {target} is now {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from epoch {epoch}, the best ({measured}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights are from the last step.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of the run do not match its network.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of {first} and {second} cannot be compared; their layers must have the same sizes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights of {part} get noise of {share} of their size.</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole picture as it is; paper is black</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole picture, with light and dark swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>The window did not start in a process of its own: {last}</source>
<translation type="unfinished" />
</message>
<message>
<source>The window showed no picture within {timeout_seconds} seconds.</source>
<translation type="unfinished" />
</message>
<message>
<source>The worked example has no {part}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The worked example is not open; press button:workedExample first.</source>
<translation type="unfinished" />
</message>
<message>
<source>The worker {worker} does not have the data of this machine at {source}; copy it there.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {images} are not upright: {turn_word}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {setting}</source>
<translation type="unfinished" />
</message>
<message>
<source>The {shown} penalty of {value} pulls the first layer's weights to 0 as hard as the loss, so they learn nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no hidden layers.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no validation examples, so {watched}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There can be 1 to {max_processes} processes, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There can be 1 to {max_runs} seeds, not {seeds}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There can be at most {max_hidden_layers} hidden layers.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no activation function {name}; choose one of {activations}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no activation {text}; choose from {activations}, and {outputs} for the outputs.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no class {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no command, file or bundled model {first}; {advice_text}</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no data set {shown}. Choose one of {datasets}, or a path of IDX, .npz, .csv or images.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no experiment {name}; choose one of {experiments}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no feature {term}; choose from {terms}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no file or folder {shown}. Check the path, or choose other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no file {file}; check the name of the PEM file.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no file {path}; check the path.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no file {source}; check the path, or read it as a point with --point.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no model file or bundled model {text}; choose a file or a bundled model ({names}).</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no model format {format_name} for {path}; choose one of {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no model format {format_name}; choose one of {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no output layer {name}; choose one of {outputs}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no recipe {name}; choose one of {recipes}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no room for {output} ({size} MB); free some space there or choose another folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no rule {name} for first weights; choose one of {initializers}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); start VisualNet from a desktop, or use its other commands, see visualnet --help.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no stage {stage}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no test image {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no way {name} to prepare pictures; choose another.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no way {value} to prepare pictures; choose one of {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no {what} {value}; choose one of {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is not enough memory to open the project {where}; close other programs.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is not enough memory to save {path}{untouched}; close other programs.</source>
<translation type="unfinished" />
</message>
<message>
<source>These data are points, not images; choose a data set of images.</source>
<translation type="unfinished" />
</message>
<message>
<source>These settings suit images. Points are usually learned better with the window's: {flags}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Thickness: make strokes thicker or thinner by up to this many pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>This data set has images, not points.</source>
<translation type="unfinished" />
</message>
<message>
<source>This drawing cannot be put into the pad: {problem}.</source>
<translation type="unfinished" />
</message>
<message>
<source>This drawing of {label} cannot be saved in My digits: {problem}.</source>
<translation type="unfinished" />
</message>
<message>
<source>This experiment varies {name} itself; leave it out.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is the state of another optimizer; start with an empty one.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network has no hidden neurons to leave out.</source>
<translation type="unfinished" />
</message>
<message>
<source>This network learned from images that are not upright. To read upright ones, train it with turn images: {turn}.</source>
<translation type="unfinished" />
</message>
<message>
<source>This parameter is frozen: training leaves it as it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>This picture cannot be read; save it as PNG and open that.</source>
<translation type="unfinished" />
</message>
<message>
<source>This system has no desktop files; choose VisualNet yourself for files ending in .vnet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Three inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Train by steps or epochs, from a seed, and wait for nothing by time.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on all examples that are not set aside for validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Train until stopped, at a constant learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Training diverged at step {step} with learning rate {rate}: {reason}, because the first weights are too large. Restart with a scale of first weights of 1 or less.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training diverged at step {step} with learning rate {rate}: {reason}. Restart with a learning rate of {advised} or less.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training does not come to {until}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training examples: how many to train on</source>
<translation type="unfinished" />
</message>
<message>
<source>Training images</source>
<translation type="unfinished" />
</message>
<message>
<source>Training settings must be a JSON object.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training share: the share of all points that are trained on, {share} for {percent}</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn images: how to set them upright, in all parts</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn test images: if they lie differently from the others</source>
<translation type="unfinished" />
</message>
<message>
<source>Update of the bias of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Update of the weight from {source} to {target}</source>
<translation type="unfinished" />
</message>
<message>
<source>Use --seeds to vary the seed; leave seed out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use a neuron, an input or a connection.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use a number from {least} to {most}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use one of: {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use {most} at most.</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation examples: set aside to check the training</source>
<translation type="unfinished" />
</message>
<message>
<source>Value of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet has no activation like its {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet has no operator like its {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet {maker}</source>
<translation type="unfinished" />
</message>
<message>
<source>VisualNet's own format. NumPy can open it without VisualNet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Warm-up: epochs over which the learning rate rises from zero</source>
<translation type="unfinished" />
</message>
<message>
<source>Weighted sum of {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights that start at 0 cannot be scaled.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the connection carries, times the delta at its end.</source>
<translation type="unfinished" />
</message>
<message>
<source>Why are the two changes not the same?</source>
<translation type="unfinished" />
</message>
<message>
<source>With the learning rate {rate} a weight becomes too large for a number. Choose a smaller one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Without its outputs the network gives no answer. Silence one output, a neuron or a hidden layer instead.</source>
<translation type="unfinished" />
</message>
<message>
<source>Without patience, the last weights are kept.</source>
<translation type="unfinished" />
</message>
<message>
<source>Work out every number of the step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Work out one path through it. Of each sum along it, the {count} largest terms are given, and the sum of all others.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write Markdown: *emphasis*, **strong**, `code`.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write a condition, such as "test_accuracy &gt; 0.9".</source>
<translation type="unfinished" />
</message>
<message>
<source>Write a fact as {step}, and no other braces.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write a number, such as 0.9 or 90 %, or another fact.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write column and row, each from 0 to 27.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write fact, comparison and value, such as step &gt;= 500; join with and.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write it as ["one", "two"].</source>
<translation type="unfinished" />
</message>
<message>
<source>Write it as connection(hidden1.13, output.7).</source>
<translation type="unfinished" />
</message>
<message>
<source>Write it as in: {example}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write its code, such as en.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write key = "text in quotes", and [[step]] before each step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write such as {name}(1).</source>
<translation type="unfinished" />
</message>
<message>
<source>Write such as {name}({example}).</source>
<translation type="unfinished" />
</message>
<message>
<source>Write test:7, test:7#3, empty, or strokes:NAME.strokes.jsonl for a file beside the lesson.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write the bare name of a PNG or JPEG file in the lesson's folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write {fact} == yes, or == no.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write {meant}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write {name} alone.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write {name}(…) with one in the brackets.</source>
<translation type="unfinished" />
</message>
<message>
<source>XOR</source>
<translation type="unfinished" />
</message>
<message>
<source>You can say what the file does not, with {flags}.</source>
<translation type="unfinished" />
</message>
<message>
<source>a .csv file</source>
<translation type="unfinished" />
</message>
<message>
<source>a JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>a UNIPEN file</source>
<translation type="unfinished" />
</message>
<message>
<source>a brace has no partner</source>
<translation type="unfinished" />
</message>
<message>
<source>a coordinate is over {tablet_side}</source>
<translation type="unfinished" />
</message>
<message>
<source>a date and time in UTC (ISO 8601)</source>
<translation type="unfinished" />
</message>
<message>
<source>a drawn curve is compared with the run's own</source>
<translation type="unfinished" />
</message>
<message>
<source>a histogram in it has no width</source>
<translation type="unfinished" />
</message>
<message>
<source>a line of 1 to {max_text} characters</source>
<translation type="unfinished" />
</message>
<message>
<source>a list in which each is {wanted}</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of class names</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of texts in quotes</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {at_least} to {at_most} values</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {count} different names</source>
<translation type="unfinished" />
</message>
<message>
<source>a number</source>
<translation type="unfinished" />
</message>
<message>
<source>a number from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>a number in its JSON has too many digits</source>
<translation type="unfinished" />
</message>
<message>
<source>a number is compared, but not how near is near enough</source>
<translation type="unfinished" />
</message>
<message>
<source>a penalty on large weights makes the network smoother</source>
<translation type="unfinished" />
</message>
<message>
<source>a place of four whole numbers of pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>a place with a size</source>
<translation type="unfinished" />
</message>
<message>
<source>a point is more than {max_reach} pad widths away from the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>a point is not a pair [x, y]</source>
<translation type="unfinished" />
</message>
<message>
<source>a point is outside any stroke</source>
<translation type="unfinished" />
</message>
<message>
<source>a result of its experiment is damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>a run of its experiment has no end</source>
<translation type="unfinished" />
</message>
<message>
<source>a run's inputs do not go with its layers</source>
<translation type="unfinished" />
</message>
<message>
<source>a shape of {count} inputs, as in layer_sizes</source>
<translation type="unfinished" />
</message>
<message>
<source>a stroke comes before any .SEGMENT</source>
<translation type="unfinished" />
</message>
<message>
<source>a stroke file</source>
<translation type="unfinished" />
</message>
<message>
<source>a stroke file with labels</source>
<translation type="unfinished" />
</message>
<message>
<source>a stroke without points ends here</source>
<translation type="unfinished" />
</message>
<message>
<source>a table, as { … }</source>
<translation type="unfinished" />
</message>
<message>
<source>a text in quotes</source>
<translation type="unfinished" />
</message>
<message>
<source>a text of at most {at_most} characters</source>
<translation type="unfinished" />
</message>
<message>
<source>a weaker penalty lets them grow</source>
<translation type="unfinished" />
</message>
<message>
<source>a weight is no longer a number</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>activation</source>
<translation type="unfinished" />
</message>
<message>
<source>activation function</source>
<translation type="unfinished" />
</message>
<message>
<source>all</source>
<translation type="unfinished" />
</message>
<message>
<source>an .npz file</source>
<translation type="unfinished" />
</message>
<message>
<source>an IDX file</source>
<translation type="unfinished" />
</message>
<message>
<source>an activation function comes before any layer</source>
<translation type="unfinished" />
</message>
<message>
<source>an event of its history changes what cannot be changed</source>
<translation type="unfinished" />
</message>
<message>
<source>an image</source>
<translation type="unfinished" />
</message>
<message>
<source>another VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>as its metadata says</source>
<translation type="unfinished" />
</message>
<message>
<source>as you said</source>
<translation type="unfinished" />
</message>
<message>
<source>as-is</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's elastic</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's noise</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's rotation</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's scale</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's shear</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's shift</source>
<translation type="unfinished" />
</message>
<message>
<source>augmentation's thickness</source>
<translation type="unfinished" />
</message>
<message>
<source>auto</source>
<translation type="unfinished" />
</message>
<message>
<source>balanced classes</source>
<translation type="unfinished" />
</message>
<message>
<source>batch size</source>
<translation type="unfinished" />
</message>
<message>
<source>best</source>
<translation type="unfinished" />
</message>
<message>
<source>blank images left out</source>
<translation type="unfinished" />
</message>
<message>
<source>choice of weights to keep</source>
<translation type="unfinished" />
</message>
<message>
<source>choose a file</source>
<translation type="unfinished" />
</message>
<message>
<source>choose another file, or save the model again with VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>choose one of {activations}</source>
<translation type="unfinished" />
</message>
<message>
<source>choose one of {outputs}</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>class {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>clip gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>clipping the gradient keeps steps short</source>
<translation type="unfinished" />
</message>
<message>
<source>comma</source>
<translation type="unfinished" />
</message>
<message>
<source>constant</source>
<translation type="unfinished" />
</message>
<message>
<source>correct it there</source>
<translation type="unfinished" />
</message>
<message>
<source>correct its metadata</source>
<translation type="unfinished" />
</message>
<message>
<source>cosine</source>
<translation type="unfinished" />
</message>
<message>
<source>cropped to their ink and centred, as MNIST was made</source>
<translation type="unfinished" />
</message>
<message>
<source>cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>damaged pictures left out</source>
<translation type="unfinished" />
</message>
<message>
<source>data seed</source>
<translation type="unfinished" />
</message>
<message>
<source>data set</source>
<translation type="unfinished" />
</message>
<message>
<source>delta</source>
<translation type="unfinished" />
</message>
<message>
<source>does not hold floating-point numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>does not name its classes: with --classes {order}</source>
<translation type="unfinished" />
</message>
<message>
<source>does not say how its inputs are scaled: with {flags}</source>
<translation type="unfinished" />
</message>
<message>
<source>dropout</source>
<translation type="unfinished" />
</message>
<message>
<source>dropout leaves out different neurons at each step, so none relies on another</source>
<translation type="unfinished" />
</message>
<message>
<source>dropout rate</source>
<translation type="unfinished" />
</message>
<message>
<source>elastic</source>
<translation type="unfinished" />
</message>
<message>
<source>entry {number} of {key}</source>
<translation type="unfinished" />
</message>
<message>
<source>epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>export it as ONNX with model.export(FILE, format="onnx")</source>
<translation type="unfinished" />
</message>
<message>
<source>export it as ONNX, where that becomes part of a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>export it as one file (in PyTorch: external_data=False)</source>
<translation type="unfinished" />
</message>
<message>
<source>export it without what follows its last layer</source>
<translation type="unfinished" />
</message>
<message>
<source>export the model as ONNX, such as with skl2onnx, or save its weights as safetensors</source>
<translation type="unfinished" />
</message>
<message>
<source>features</source>
<translation type="unfinished" />
</message>
<message>
<source>files cannot be locked there</source>
<translation type="unfinished" />
</message>
<message>
<source>finite JSON values, nested at most {max_depth} deep</source>
<translation type="unfinished" />
</message>
<message>
<source>first weights</source>
<translation type="unfinished" />
</message>
<message>
<source>flip</source>
<translation type="unfinished" />
</message>
<message>
<source>give it one number for all, or one for each</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient clipping</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient clipping length</source>
<translation type="unfinished" />
</message>
<message>
<source>half</source>
<translation type="unfinished" />
</message>
<message>
<source>has a damaged header</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layer {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layers</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden={shown} names a network twice; put hyphens between layers, such as 16-16, and commas between networks.</source>
<translation type="unfinished" />
</message>
<message>
<source>holds values of type {type}, which not every machine has</source>
<translation type="unfinished" />
</message>
<message>
<source>holds {cell}, which is not a number</source>
<translation type="unfinished" />
</message>
<message>
<source>identity</source>
<translation type="unfinished" />
</message>
<message>
<source>images</source>
<translation type="unfinished" />
</message>
<message>
<source>images but no folders</source>
<translation type="unfinished" />
</message>
<message>
<source>images that are shifted and turned a little each time cannot be memorized</source>
<translation type="unfinished" />
</message>
<message>
<source>images, but no folders</source>
<translation type="unfinished" />
</message>
<message>
<source>in its JSON {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>in the strokes of its pad, {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>in the strokes of its pad, {problem}; clear the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>ink</source>
<translation type="unfinished" />
</message>
<message>
<source>input</source>
<translation type="unfinished" />
</message>
<message>
<source>input {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>input {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>invert images</source>
<translation type="unfinished" />
</message>
<message>
<source>invert test images</source>
<translation type="unfinished" />
</message>
<message>
<source>inverted</source>
<translation type="unfinished" />
</message>
<message>
<source>inverted images</source>
<translation type="unfinished" />
</message>
<message>
<source>inverted test images</source>
<translation type="unfinished" />
</message>
<message>
<source>is empty</source>
<translation type="unfinished" />
</message>
<message>
<source>is not a .npy array</source>
<translation type="unfinished" />
</message>
<message>
<source>is not as long as its header says</source>
<translation type="unfinished" />
</message>
<message>
<source>it clips its numbers (Clip)</source>
<translation type="unfinished" />
</message>
<message>
<source>it computes nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>it converts numbers to another type (Cast)</source>
<translation type="unfinished" />
</message>
<message>
<source>it divides each image by that image's own norm ({kind})</source>
<translation type="unfinished" />
</message>
<message>
<source>it does not say which version it has</source>
<translation type="unfinished" />
</message>
<message>
<source>it does not start like a file of {readable}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has a convolution (Conv)</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_fields} fields</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_layers} layers</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_members} arrays</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_members} parts</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_numbers} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_rows} lines</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than {max_tensors} tensors</source>
<translation type="unfinished" />
</message>
<message>
<source>it has no column {missing}; it may come from an earlier version</source>
<translation type="unfinished" />
</message>
<message>
<source>it has no {arg}, which its metadata needs</source>
<translation type="unfinished" />
</message>
<message>
<source>it has the same array twice</source>
<translation type="unfinished" />
</message>
<message>
<source>it has weights and biases, but no metadata about them</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {filename}, which is not part of a project</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {found_count} outputs and does not say which one is the answer ({names})</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {layer_count} fully connected layers, not 1 to {max_layers}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {layer_count} layers, but its layer_sizes need {asked}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {member_count} arrays, but its layer_sizes need {shape_count}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {name_count} fully connected layers, not 1 to {max_layers}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {size} inputs and {pixels} outputs, as if its weights were transposed</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {size}, more than the {limit} allowed</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {strange}, which is not part of a model</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {tensors}, which is not part of the model</source>
<translation type="unfinished" />
</message>
<message>
<source>it is JSON, but does not say "format": "visualnet"</source>
<translation type="unfinished" />
</message>
<message>
<source>it is a Keras file (HDF5)</source>
<translation type="unfinished" />
</message>
<message>
<source>it is a PyTorch file (pickle), which can contain code</source>
<translation type="unfinished" />
</message>
<message>
<source>it is a folder or a device, not a file</source>
<translation type="unfinished" />
</message>
<message>
<source>it is a pickle (as from joblib or PyTorch), which can contain code</source>
<translation type="unfinished" />
</message>
<message>
<source>it is cut short or damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>it is cut short, damaged, or not a project</source>
<translation type="unfinished" />
</message>
<message>
<source>it is damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>it is empty</source>
<translation type="unfinished" />
</message>
<message>
<source>it is larger than {max_bytes} MB</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not CSV ({error})</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not a file</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not a project of VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>it is {title}, which VisualNet writes for other programs but does not open</source>
<translation type="unfinished" />
</message>
<message>
<source>it joins parts of its network side by side (Concat)</source>
<translation type="unfinished" />
</message>
<message>
<source>it lacks the output {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>it lacks {missing}</source>
<translation type="unfinished" />
</message>
<message>
<source>it lacks {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>it normalizes by the current batch (training_mode)</source>
<translation type="unfinished" />
</message>
<message>
<source>it was made with other settings, other data or another version of VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>it was packed by another program</source>
<translation type="unfinished" />
</message>
<message>
<source>it was written by a newer version of VisualNet (format {version}, this program reads up to {format_version})</source>
<translation type="unfinished" />
</message>
<message>
<source>its JSON is damaged at line {lineno}, column {colno}</source>
<translation type="unfinished" />
</message>
<message>
<source>its JSON is nested too deeply</source>
<translation type="unfinished" />
</message>
<message>
<source>its classes are {shown}</source>
<translation type="unfinished" />
</message>
<message>
<source>its classes are {shown}, which the file calls {before}</source>
<translation type="unfinished" />
</message>
<message>
<source>its columns belong to another sweep</source>
<translation type="unfinished" />
</message>
<message>
<source>its experiment does not say what it varies</source>
<translation type="unfinished" />
</message>
<message>
<source>its experiment has the same run twice</source>
<translation type="unfinished" />
</message>
<message>
<source>its experiment has two results of one run</source>
<translation type="unfinished" />
</message>
<message>
<source>its format_version is {version}, not a positive whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>its graph has more than {max_nodes} operators</source>
<translation type="unfinished" />
</message>
<message>
<source>its graph has {given_count} inputs, not one</source>
<translation type="unfinished" />
</message>
<message>
<source>its graph scales its inputs otherwise than its metadata say</source>
<translation type="unfinished" />
</message>
<message>
<source>its header claims {length} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>its header is not a JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>its hidden layers are assumed to be {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>its hidden layers are {activations}</source>
<translation type="unfinished" />
</message>
<message>
<source>its history has the same step twice</source>
<translation type="unfinished" />
</message>
<message>
<source>its images are in files of your own; open them too</source>
<translation type="unfinished" />
</message>
<message>
<source>its input</source>
<translation type="unfinished" />
</message>
<message>
<source>its input is wrong: {reason}</source>
<translation type="unfinished" />
</message>
<message>
<source>its input names do not go with its columns and features</source>
<translation type="unfinished" />
</message>
<message>
<source>its input {name} is neither floating-point nor bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>its inputs are {words}</source>
<translation type="unfinished" />
</message>
<message>
<source>its layers are not a list of {count}, as in layer_sizes</source>
<translation type="unfinished" />
</message>
<message>
<source>its layers do not fit together in any order ({shapes})</source>
<translation type="unfinished" />
</message>
<message>
<source>its layers do not fit together in the order of their numbers ({shapes})</source>
<translation type="unfinished" />
</message>
<message>
<source>its layers fit together in several orders, and their names do not say which</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata is not one text of reasonable length</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata is wrong ({problem})</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata names the activation {name}, which VisualNet does not have</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata names the output {name}, which VisualNet does not have</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata names two outputs, {found} and {output}</source>
<translation type="unfinished" />
</message>
<message>
<source>its metadata names {name_count} activations for {hidden} hidden layers</source>
<translation type="unfinished" />
</message>
<message>
<source>its network has more than {max_parameters} parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>its open run differs from the one in the list of runs</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator Gemm has computed biases</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator Gemm transposes its input (transA)</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator LinearClassifier</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator {kind} has a constant for each neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator {kind} has a constant of shape {shape} for {width} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator {op_type} does not multiply by a matrix of weights</source>
<translation type="unfinished" />
</message>
<message>
<source>its operator {operator} joins two paths through the network</source>
<translation type="unfinished" />
</message>
<message>
<source>its outputs are assumed to be {output}</source>
<translation type="unfinished" />
</message>
<message>
<source>its outputs are {output}</source>
<translation type="unfinished" />
</message>
<message>
<source>its outputs go through {activation}, not softmax or sigmoid</source>
<translation type="unfinished" />
</message>
<message>
<source>its outputs {output}</source>
<translation type="unfinished" />
</message>
<message>
<source>its painted points are damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>its points are in a table of your own; open that one too</source>
<translation type="unfinished" />
</message>
<message>
<source>its settings are those of another network</source>
<translation type="unfinished" />
</message>
<message>
<source>its softmax follows an activation function, not a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>its softmax runs along axis {i}, not over the classes</source>
<translation type="unfinished" />
</message>
<message>
<source>its tensor {name} has a negative shape</source>
<translation type="unfinished" />
</message>
<message>
<source>its tensor {name} has complex numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>its text is not UTF-8 at byte {start}</source>
<translation type="unfinished" />
</message>
<message>
<source>its training settings do not fit into JSON ({error})</source>
<translation type="unfinished" />
</message>
<message>
<source>its weights are in another file ({where}), which VisualNet does not open</source>
<translation type="unfinished" />
</message>
<message>
<source>its {archive_bytes} bytes would unpack to {inflated}</source>
<translation type="unfinished" />
</message>
<message>
<source>its {my_digits} is not UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} are more than {max_floats} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} does not hold {wanted}</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} has more than {at_most} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} has more than {max_json_bytes} MB</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} is not JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} is {row}, here {here}</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name}.npy has the wrong shape</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name}.npy holds NaN or infinity</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name}.npy {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>keep each weight as PyTorch does, (outputs, inputs)</source>
<translation type="unfinished" />
</message>
<message>
<source>keep one of them, such as with onnx.utils.extract_model</source>
<translation type="unfinished" />
</message>
<message>
<source>keep weights</source>
<translation type="unfinished" />
</message>
<message>
<source>kept weights</source>
<translation type="unfinished" />
</message>
<message>
<source>keys of examples</source>
<translation type="unfinished" />
</message>
<message>
<source>label noise</source>
<translation type="unfinished" />
</message>
<message>
<source>last</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {input}</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {k} is not an object whose activation is {name}, as in its metadata</source>
<translation type="unfinished" />
</message>
<message>
<source>layers</source>
<translation type="unfinished" />
</message>
<message>
<source>leaky ReLU keeps a small gradient there</source>
<translation type="unfinished" />
</message>
<message>
<source>learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>learning rate schedule</source>
<translation type="unfinished" />
</message>
<message>
<source>leave out blank images</source>
<translation type="unfinished" />
</message>
<message>
<source>leave out damaged pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>leave test images out of training</source>
<translation type="unfinished" />
</message>
<message>
<source>leave that out</source>
<translation type="unfinished" />
</message>
<message>
<source>left</source>
<translation type="unfinished" />
</message>
<message>
<source>left and right are swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>light</source>
<translation type="unfinished" />
</message>
<message>
<source>line {line}</source>
<translation type="unfinished" />
</message>
<message>
<source>line {line}, column {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>line {number} is damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>make its layers smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>mean</source>
<translation type="unfinished" />
</message>
<message>
<source>mirror</source>
<translation type="unfinished" />
</message>
<message>
<source>momentum</source>
<translation type="unfinished" />
</message>
<message>
<source>my digits have more than {max_file_bytes} MB</source>
<translation type="unfinished" />
</message>
<message>
<source>name one for all, or one for each</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {neuron} in hidden layer {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {neuron} of {layer}</source>
<translation type="unfinished" />
</message>
<message>
<source>new value</source>
<translation type="unfinished" />
</message>
<message>
<source>no data that can be read</source>
<translation type="unfinished" />
</message>
<message>
<source>no folders</source>
<translation type="unfinished" />
</message>
<message>
<source>no images; add some or remove the folder</source>
<translation type="unfinished" />
</message>
<message>
<source>no number</source>
<translation type="unfinished" />
</message>
<message>
<source>no share</source>
<translation type="unfinished" />
</message>
<message>
<source>noise</source>
<translation type="unfinished" />
</message>
<message>
<source>noise of points</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>none of the usual remedies helped</source>
<translation type="unfinished" />
</message>
<message>
<source>not whole</source>
<translation type="unfinished" />
</message>
<message>
<source>number of epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>number of points</source>
<translation type="unfinished" />
</message>
<message>
<source>number of training examples</source>
<translation type="unfinished" />
</message>
<message>
<source>number of validation examples</source>
<translation type="unfinished" />
</message>
<message>
<source>number of warm-up epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>number them, such as layers.0.weight</source>
<translation type="unfinished" />
</message>
<message>
<source>number {k}</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers for range, mean and std</source>
<translation type="unfinished" />
</message>
<message>
<source>old value</source>
<translation type="unfinished" />
</message>
<message>
<source>one number</source>
<translation type="unfinished" />
</message>
<message>
<source>one of {allowed}</source>
<translation type="unfinished" />
</message>
<message>
<source>one such as {example}</source>
<translation type="unfinished" />
</message>
<message>
<source>one without a prefix</source>
<translation type="unfinished" />
</message>
<message>
<source>only a new network's training can be looked back at</source>
<translation type="unfinished" />
</message>
<message>
<source>only folders, no images; put the images directly into it</source>
<translation type="unfinished" />
</message>
<message>
<source>only networks of fully connected layers can be opened</source>
<translation type="unfinished" />
</message>
<message>
<source>only one label</source>
<translation type="unfinished" />
</message>
<message>
<source>only plain networks of fully connected layers can be opened</source>
<translation type="unfinished" />
</message>
<message>
<source>open another file, or one saved before</source>
<translation type="unfinished" />
</message>
<message>
<source>open the same model as npz, safetensors or json</source>
<translation type="unfinished" />
</message>
<message>
<source>optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>output</source>
<translation type="unfinished" />
</message>
<message>
<source>output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>output {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>own data</source>
<translation type="unfinished" />
</message>
<message>
<source>patience</source>
<translation type="unfinished" />
</message>
<message>
<source>patience in epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>patience watches the training loss</source>
<translation type="unfinished" />
</message>
<message>
<source>pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel {neuron}</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel {row}, {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>pixels from {paper} (paper) to {ink} (ink)</source>
<translation type="unfinished" />
</message>
<message>
<source>points</source>
<translation type="unfinished" />
</message>
<message>
<source>probabilities up to {difference} off</source>
<translation type="unfinished" />
</message>
<message>
<source>product</source>
<translation type="unfinished" />
</message>
<message>
<source>random distortion</source>
<translation type="unfinished" />
</message>
<message>
<source>random first weights make them differ</source>
<translation type="unfinished" />
</message>
<message>
<source>random noise</source>
<translation type="unfinished" />
</message>
<message>
<source>random rotation</source>
<translation type="unfinished" />
</message>
<message>
<source>random scale</source>
<translation type="unfinished" />
</message>
<message>
<source>random shear</source>
<translation type="unfinished" />
</message>
<message>
<source>random shift</source>
<translation type="unfinished" />
</message>
<message>
<source>random thickness</source>
<translation type="unfinished" />
</message>
<message>
<source>read by VisualNet</source>
<translation type="unfinished" />
</message>
<message>
<source>refitted</source>
<translation type="unfinished" />
</message>
<message>
<source>right</source>
<translation type="unfinished" />
</message>
<message>
<source>rotation</source>
<translation type="unfinished" />
</message>
<message>
<source>row {k} of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>rule for first weights</source>
<translation type="unfinished" />
</message>
<message>
<source>same</source>
<translation type="unfinished" />
</message>
<message>
<source>save its state dict with safetensors.torch.save_file, or export it as ONNX</source>
<translation type="unfinished" />
</message>
<message>
<source>scale</source>
<translation type="unfinished" />
</message>
<message>
<source>scale all images by the same number, such as 255</source>
<translation type="unfinished" />
</message>
<message>
<source>scale of first weights</source>
<translation type="unfinished" />
</message>
<message>
<source>scale of the first weights</source>
<translation type="unfinished" />
</message>
<message>
<source>schedule</source>
<translation type="unfinished" />
</message>
<message>
<source>seed</source>
<translation type="unfinished" />
</message>
<message>
<source>seed of the points</source>
<translation type="unfinished" />
</message>
<message>
<source>share of training points</source>
<translation type="unfinished" />
</message>
<message>
<source>share of wrong labels</source>
<translation type="unfinished" />
</message>
<message>
<source>shear</source>
<translation type="unfinished" />
</message>
<message>
<source>shift</source>
<translation type="unfinished" />
</message>
<message>
<source>shuffled labels</source>
<translation type="unfinished" />
</message>
<message>
<source>sigmoid</source>
<translation type="unfinished" />
</message>
<message>
<source>smaller first weights keep z near 0</source>
<translation type="unfinished" />
</message>
<message>
<source>smaller first weights start closer to it</source>
<translation type="unfinished" />
</message>
<message>
<source>smaller first weights start near guessing</source>
<translation type="unfinished" />
</message>
<message>
<source>smaller steps do not overshoot</source>
<translation type="unfinished" />
</message>
<message>
<source>smaller steps keep z near 0</source>
<translation type="unfinished" />
</message>
<message>
<source>so far</source>
<translation type="unfinished" />
</message>
<message>
<source>softmax</source>
<translation type="unfinished" />
</message>
<message>
<source>spread</source>
<translation type="unfinished" />
</message>
<message>
<source>squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>step</source>
<translation type="unfinished" />
</message>
<message>
<source>sum</source>
<translation type="unfinished" />
</message>
<message>
<source>tanh</source>
<translation type="unfinished" />
</message>
<message>
<source>target accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>target margin</source>
<translation type="unfinished" />
</message>
<message>
<source>test data</source>
<translation type="unfinished" />
</message>
<message>
<source>test images</source>
<translation type="unfinished" />
</message>
<message>
<source>test images left out of training</source>
<translation type="unfinished" />
</message>
<message>
<source>test images of {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>the accuracies of its {folder} are not between 0 and 1</source>
<translation type="unfinished" />
</message>
<message>
<source>the act {text} is not complete</source>
<translation type="unfinished" />
</message>
<message>
<source>the bundled forms of digits</source>
<translation type="unfinished" />
</message>
<message>
<source>the bundled pen digits</source>
<translation type="unfinished" />
</message>
<message>
<source>the class {names} ({images})</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>the classes {names} ({images})</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>the condition has {count} letters</source>
<translation type="unfinished" />
</message>
<message>
<source>the constants that its graph computes are too large</source>
<translation type="unfinished" />
</message>
<message>
<source>the drawing is empty</source>
<translation type="unfinished" />
</message>
<message>
<source>the epochs of its {folder} are damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>the fact {fact} is not known here</source>
<translation type="unfinished" />
</message>
<message>
<source>the fact {name} says nothing of which {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>the fact {name} takes nothing in brackets</source>
<translation type="unfinished" />
</message>
<message>
<source>the file cannot be read ({reason})</source>
<translation type="unfinished" />
</message>
<message>
<source>the file has over {most} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>the hidden layer</source>
<translation type="unfinished" />
</message>
<message>
<source>the history</source>
<translation type="unfinished" />
</message>
<message>
<source>the input</source>
<translation type="unfinished" />
</message>
<message>
<source>the key {key} occurs twice</source>
<translation type="unfinished" />
</message>
<message>
<source>the label differs from that in the .SEGMENT line</source>
<translation type="unfinished" />
</message>
<message>
<source>the layers of a listed run do not fit together</source>
<translation type="unfinished" />
</message>
<message>
<source>the layers of its {folder} are damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>the layout of the window</source>
<translation type="unfinished" />
</message>
<message>
<source>the lesson cannot begin: {reason}</source>
<translation type="unfinished" />
</message>
<message>
<source>the lesson does not begin</source>
<translation type="unfinished" />
</message>
<message>
<source>the lines together are longer than {max_length} pad widths</source>
<translation type="unfinished" />
</message>
<message>
<source>the loss is no longer a number</source>
<translation type="unfinished" />
</message>
<message>
<source>the losses of its {folder} are larger than any</source>
<translation type="unfinished" />
</message>
<message>
<source>the mean loss of the last {watched_steps} steps is over ten times that of guessing</source>
<translation type="unfinished" />
</message>
<message>
<source>the network has no {part}</source>
<translation type="unfinished" />
</message>
<message>
<source>the network's answers are no longer numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>the numbers of its losses and accuracies differ</source>
<translation type="unfinished" />
</message>
<message>
<source>the numbers of its optimizer are not a short list</source>
<translation type="unfinished" />
</message>
<message>
<source>the optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>the other one</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>the other {count}</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>the other {count} together</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>the output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>the pad's side is not between {min_side} and {max_side}</source>
<translation type="unfinished" />
</message>
<message>
<source>the pen is still down</source>
<translation type="unfinished" />
</message>
<message>
<source>the picture in its pad is damaged</source>
<translation type="unfinished" />
</message>
<message>
<source>the picture {name} is over 4 MB</source>
<translation type="unfinished" />
</message>
<message>
<source>the project</source>
<translation type="unfinished" />
</message>
<message>
<source>the question has both choices and draw</source>
<translation type="unfinished" />
</message>
<message>
<source>the question has no answer</source>
<translation type="unfinished" />
</message>
<message>
<source>the range [0, 1]</source>
<translation type="unfinished" />
</message>
<message>
<source>the reference of the onnx package, without ONNX Runtime</source>
<translation type="unfinished" />
</message>
<message>
<source>the state of a listed run is not known</source>
<translation type="unfinished" />
</message>
<message>
<source>the state of its random numbers is not a JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>the step has both {keys}</source>
<translation type="unfinished" />
</message>
<message>
<source>the step has {count} words</source>
<translation type="unfinished" />
</message>
<message>
<source>the step says, asks, and wants nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>the steps of its history are not in order</source>
<translation type="unfinished" />
</message>
<message>
<source>the steps of its {folder} are not in order</source>
<translation type="unfinished" />
</message>
<message>
<source>the strokes in its pad are not lists of points</source>
<translation type="unfinished" />
</message>
<message>
<source>the strokes in its pad have more than {max_points} points</source>
<translation type="unfinished" />
</message>
<message>
<source>the tables read again</source>
<translation type="unfinished" />
</message>
<message>
<source>the target applies to the training accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>the task has no {key}</source>
<translation type="unfinished" />
</message>
<message>
<source>the text is not UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>the text is not in UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>the time of a listed run is wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>the whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>their rows and columns are swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>there are more than {max_points} points</source>
<translation type="unfinished" />
</message>
<message>
<source>there are no colours {colours}</source>
<translation type="unfinished" />
</message>
<message>
<source>there are {count} steps</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no colon</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no key {key}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no picture {name} beside the lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no plane {plane}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no run to compare the curve with</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no setting {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no step</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no {kind} {word}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is not enough memory for it</source>
<translation type="unfinished" />
</message>
<message>
<source>there is nothing at {source}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is one choice only</source>
<translation type="unfinished" />
</message>
<message>
<source>they are upside down</source>
<translation type="unfinished" />
</message>
<message>
<source>they lie on their left side</source>
<translation type="unfinished" />
</message>
<message>
<source>they lie on their right side</source>
<translation type="unfinished" />
</message>
<message>
<source>they lie on their side, mirrored</source>
<translation type="unfinished" />
</message>
<message>
<source>thickness</source>
<translation type="unfinished" />
</message>
<message>
<source>this is no lesson file</source>
<translation type="unfinished" />
</message>
<message>
<source>this is not JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>this is not TOML ({reason})</source>
<translation type="unfinished" />
</message>
<message>
<source>this is not a JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>this is not so: {condition} ({values})</source>
<translation type="unfinished" />
</message>
<message>
<source>this line is not in the format of the pen digits</source>
<translation type="unfinished" />
</message>
<message>
<source>times</source>
<translation type="unfinished" />
</message>
<message>
<source>top and bottom are swapped</source>
<translation type="unfinished" />
</message>
<message>
<source>train it with one of {known}</source>
<translation type="unfinished" />
</message>
<message>
<source>training</source>
<translation type="unfinished" />
</message>
<message>
<source>training examples</source>
<translation type="unfinished" />
</message>
<message>
<source>training images</source>
<translation type="unfinished" />
</message>
<message>
<source>training loss {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>training share</source>
<translation type="unfinished" />
</message>
<message>
<source>transpose</source>
<translation type="unfinished" />
</message>
<message>
<source>transpose, half</source>
<translation type="unfinished" />
</message>
<message>
<source>true or false</source>
<translation type="unfinished" />
</message>
<message>
<source>turn images</source>
<translation type="unfinished" />
</message>
<message>
<source>turn of the images</source>
<translation type="unfinished" />
</message>
<message>
<source>turn test images</source>
<translation type="unfinished" />
</message>
<message>
<source>turned images</source>
<translation type="unfinished" />
</message>
<message>
<source>turned test images</source>
<translation type="unfinished" />
</message>
<message>
<source>two listed runs have the same number</source>
<translation type="unfinished" />
</message>
<message>
<source>two meanings</source>
<translation type="unfinished" />
</message>
<message>
<source>uniform</source>
<translation type="unfinished" />
</message>
<message>
<source>until does not hold after walk ({values})</source>
<translation type="unfinished" />
</message>
<message>
<source>until holds already on arrival</source>
<translation type="unfinished" />
</message>
<message>
<source>until stopped</source>
<translation type="unfinished" />
</message>
<message>
<source>update VisualNet to open it</source>
<translation type="unfinished" />
</message>
<message>
<source>use fewer neurons or more examples, or stop earlier</source>
<translation type="unfinished" />
</message>
<message>
<source>use npz for it</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>validation accuracy {validation_accuracy}</source>
<translation type="unfinished" />
</message>
<message>
<source>validation examples</source>
<translation type="unfinished" />
</message>
<message>
<source>validation images</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
<message>
<source>walk does not come to its end</source>
<translation type="unfinished" />
</message>
<message>
<source>walked twice, it is unlike: {one}, then {other}</source>
<translation type="unfinished" />
</message>
<message>
<source>warm-up</source>
<translation type="unfinished" />
</message>
<message>
<source>warm-up epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>way to invert images</source>
<translation type="unfinished" />
</message>
<message>
<source>weight</source>
<translation type="unfinished" />
</message>
<message>
<source>weight or bias</source>
<translation type="unfinished" />
</message>
<message>
<source>what comes in</source>
<translation type="unfinished" />
</message>
<message>
<source>what its graph computes {computed} ({described})</source>
<translation type="unfinished" />
</message>
<message>
<source>whole, because these images are prepared differently from MNIST's</source>
<translation type="unfinished" />
</message>
<message>
<source>whole, with light and dark swapped, like these images</source>
<translation type="unfinished" />
</message>
<message>
<source>with ReLU that derivative is 1 for active neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>without it they grow</source>
<translation type="unfinished" />
</message>
<message>
<source>write a whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>write layer sizes as in 16-16, or none</source>
<translation type="unfinished" />
</message>
<message>
<source>write yes or no</source>
<translation type="unfinished" />
</message>
<message>
<source>zero</source>
<translation type="unfinished" />
</message>
<message>
<source>{activation} names {name_count} activations for {hidden_count} hidden layers; give one for all, or one for each.</source>
<translation type="unfinished" />
</message>
<message>
<source>{act} cannot be done: {reason}</source>
<translation type="unfinished" />
</message>
<message>
<source>{address} is not the address of a scheduler; use one such as tcp://192.168.1.5:8786.</source>
<translation type="unfinished" />
</message>
<message>
<source>{advice_text}, or none</source>
<translation type="unfinished" />
</message>
<message>
<source>{against} cannot be run ({strerror}); name a Python interpreter that has PyTorch.</source>
<translation type="unfinished" />
</message>
<message>
<source>{against} cannot train with PyTorch ({complaint}); name a Python interpreter that has PyTorch.</source>
<translation type="unfinished" />
</message>
<message>
<source>{argument} is no whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>{changed} changed during the sweep, after the runs in {output} had used it. Start again with another output.</source>
<translation type="unfinished" />
</message>
<message>
<source>{columns} beside the label</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} balanced training example is too few for {present_count} classes. Choose {present_count} or more, or turn balancing off.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} balanced training examples are too few for {present_count} classes. Choose {present_count} or more, or turn balancing off.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} class</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} classes</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} column</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} column of numbers</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} columns</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{count} columns of numbers</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{count} epochs</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} example</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} examples</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{count} folders</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} line at the top begins with # and is skipped.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} lines at the top begin with # and are skipped.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} more</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} of its {total} pixels have ink: a number from 0 (paper) to 1 (full ink).</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{count} of the {total} test points are also training points, so the test accuracy is not that on new points. Remove the copies from the table.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} of the {total} test points is also a training point, so the test accuracy is not that on new points. Remove the copies from the table.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} images are blank.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} images cannot be read: {reasons}</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} images occur twice with different classes (the same pixels).</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} {images} are also training images (the same pixels).</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} {images} are dark on light paper; the network expects light ink on black.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} {images} are on light paper, the others on dark paper.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} point</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} points</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{count} training example</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{count} training examples</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{curve} is no curve</source>
<translation type="unfinished" />
</message>
<message>
<source>{dataset} has changed since</source>
<translation type="unfinished" />
</message>
<message>
<source>{dataset} is not as it was when {path} was saved, so only these steps can be exported: {steps} …</source>
<translation type="unfinished" />
</message>
<message>
<source>{data} has no examples of {count} class of {model}: {absent}.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{data} has no examples of {count} classes of {model}: {absent}.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{fact} is a name, which is not more or less</source>
<translation type="unfinished" />
</message>
<message>
<source>{fact} is no number</source>
<translation type="unfinished" />
</message>
<message>
<source>{fact} is yes or no</source>
<translation type="unfinished" />
</message>
<message>
<source>{filename} {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>{file} has no drawing {number}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{file} has no images; choose an IDX file that has.</source>
<translation type="unfinished" />
</message>
<message>
<source>{file} has no labels; choose an IDX file that has.</source>
<translation type="unfinished" />
</message>
<message>
<source>{first} ({others} more problems; visualnet lesson check lists them.)</source>
<translation type="unfinished" />
</message>
<message>
<source>{first} to {last}</source>
<translation type="unfinished" />
</message>
<message>
<source>{flag} does nothing with --test-dataset, since all points of {source} are then trained on; leave {flag} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{flag} is for patterns, such as circle, and {source} is a table; leave {flag} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{flag} is for points, and {source} has none; leave {flag} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{flag} sets random first weights, but --from continues from those of {name}; use only one.</source>
<translation type="unfinished" />
</message>
<message>
<source>{flag} {value} stands for none where data has points; give another number.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has both {name} and {other}; remove one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has more than {max_inputs} images; choose a smaller folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has no folder train; add one with a folder for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has no images or stroke files; choose another folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has several data files ({chosen}); choose one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has several data sets ({names}); choose the training images of one.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has {count} images; use {max_images} or fewer.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has {held}; choose IDX files, an .npz or .csv file, or 2 to {max_classes} class folders of images.</source>
<translation type="unfinished" />
</message>
<message>
<source>{folder} has {inner}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{hidden} hidden layers need as many activations, not {name_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{image_count} images do not match {label_count} labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} has HTML in it</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} has a link or a picture in it</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} has {count} entries</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is missing</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is neither a weight nor a bias of a fully connected layer</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is not a list of texts</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is not {meant}</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is too long</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} is {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} of shape {shape} belongs to a convolution</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} of shape {shape} does not belong to a fully connected layer</source>
<translation type="unfinished" />
</message>
<message>
<source>{key} of {what}</source>
<translation type="unfinished" />
</message>
<message>
<source>{kind} of slope {slope}</source>
<translation type="unfinished" />
</message>
<message>
<source>{language} is no language</source>
<translation type="unfinished" />
</message>
<message>
<source>{low} and {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} cannot be evaluated on this data: {reason}. Choose another model, other data (--dataset), or name its outputs with --classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} has learned the only point that tests it, so its accuracy is not that on new points.</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{model} has learned {learned} of the {count} points that test it, so its accuracy is not that on new points.</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{model} has {layer_size} inputs and cannot read images of 28×28 pixels; choose another model.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} is a network {describe}, which cannot read images of 784 pixels; choose another model.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} is a project, which says all; leave {said} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} learned from points of your own; name their file with --dataset.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} reads images, not points; leave --point out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} reads points, and {source} is no table of points; choose a .csv or .tsv file, or a pattern such as circle.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} reads points, and {title} has images; choose other data (--dataset).</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} reads points, not pictures; leave out {flags}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{model} reads {shown_names}, but --forms needs digits 0 to 9; leave it out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{names} …</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} as {meant}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} belongs to a batch normalization at an unknown place</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} can take {max_values} values at most, not {value_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot be a class name; use 1 to {max_name} printable characters.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot be trained on this data: {reason}. Choose another model, other data (--dataset), or name its outputs with --classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot be {shown}; {advice_text}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot have the range {shown}; it must be whole numbers.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot have the range {shown}; it must rise from start to end.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot have the range {shown}; write numbers as in {example}, or {second_example} for a factor.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot race: its data are not there, or have other classes. Locate its data first.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot race: the images that it learnt from are not there any more.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} does not fit the {size} numbers before it</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} does not fit what comes before it</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has biases of shape {shape} for its {fan_out} neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has learned {count} of the points that validate or test it, so its accuracies are not those on new points. Leave --from out to train a new network.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has no labels and is not used.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has the shape {shape} instead of {expected}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has {fan_in} inputs, but the layer before has {size} outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has {size} biases for its {neuron_count} neurons</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} have the shape {shape} instead of the {asked_shape}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} holds NaN or infinity</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} holds a number that is too large</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} holds values of type {kind}, not floating-point numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} holds values of type {type}, not floating-point numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} holds {wrong}, not a number</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is a network {describe} ({activation}, {output}), which {flag} contradicts; leave {flag} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is larger than {max_bytes} MB; send less.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is no picture beside the lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is not a JSON number</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is not a number of JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is not asked of {part}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is {row}, here {setting_as}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is {value}, not a list of {shape}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} takes the inputs {names}, which --features contradicts; leave it out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} with {count} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} {said} it reads {accuracy} of {asked_count} {kind} images correctly instead of {present}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}, its biases,</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}, its weights,</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{network} in {where}</source>
<translation type="unfinished" />
</message>
<message>
<source>{optimizer} does not use momentum.</source>
<translation type="unfinished" />
</message>
<message>
<source>{output} is not the name of a stroke file; its name must end in {stroke_suffix}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{output}, line {number}, belongs to another experiment: {problem}. Choose another output, or move that file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} cannot be pointed at as an answer</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} cannot be pressed now.</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} cannot be seen here</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} does not lead from one neuron to another</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} is frozen: training does not change it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} is outside the 28 by 28 pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} is restored.</source>
<translation type="unfinished" />
</message>
<message>
<source>{part} is silenced.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path_count} pictures have several pages ({names}{more}); only the first page of each is read.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be read ({reason}); check the path.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be written ({reason}); choose another folder or another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be written ({reason}); choose another output.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be written ({reason}); choose another place.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be written ({strerror}). The runs in it are safe; start again to do the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot be written because its folder does not exist; create the folder or choose another.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} cannot take the results of this sweep: {reason}. Choose another output, or move that file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} could not be deleted ({reason}); delete it yourself.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} could not be read ({reason}); allow reading that folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} could not be written ({reason}); free some space there or allow writing to that folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} could not be written ({reason}); free some space there, or allow writing to that folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} could not be written ({reason}){untouched}; choose another folder or free some space there.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} does not contain the network; export it again.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} does not end like a model file; use one of the endings {endings}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} ends at step {end}; --from must be before --to, and both from 0 to that.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} ends at step {last}; --at must be from 0 to that, not {step}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} ends within a stroke; get a fresh copy of the UNIPEN file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} exists; give another name, or --force.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has a class name that cannot be shown; use up to {max_name} printable characters per line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has a single number as {name}; save an array.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has an array {name} of over {max_bytes} MB; save a smaller one, as uint8.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has an array {name} without numbers; save it again with numpy.savez as uint8.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has class names that are not text; save them as text.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has columns {told} besides its {pixels} pixels. Name the label column 'label'.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has dates in column {column}, which are neither numbers nor classes; remove this column.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has different labels in the columns {name} and {other}; remove one of them, or give it another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has headings and no points; write a line for each point below them.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has images ({images_name}) but no labels; add an array of labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has images of {size}; images must be 28×28 pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has labels of shape {shape}; each image needs one number.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has labels {name} that are Python objects; save them as text, with .astype(str).</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has more than {limit} million pixels; save a smaller one{advice_text}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has more than {max_drawings} drawings; split it into several files.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has more than {most} lines at the top that begin with #; keep {most} of them or fewer.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has more than {most} lines; keep {most} or fewer.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has no arrays with known names ({held}); name them x_train, y_train, x_test and y_test, or images and labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has no digits; choose a UNIPEN file with .SEGMENT DIGIT lines.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has no drawings; choose a file with lines like {line_form}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has no images or points; each line needs a label and 784 pixels, or 2 to 8 numbers and a label.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has no {kind} next to it; put the file {name} into the same folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has only one array; save images and labels together as .npz with numpy.savez.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has pixel names like {name} that do not make 28 rows and 28 columns; correct the names.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has several pages; only the first is read.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has the column name {name} twice; give each pixel its own name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has the label {label} for image {at}; labels are whole numbers, 0 to {max_label}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has the label {unknown}, which is missing in its list of class names ({name}); correct the list.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has the same class name twice; give each class its own name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has values that are not numbers; pixels are 0 to 255.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has words in column {column}, and its labels in another one; remove this column, or call it label.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {columns} columns; it is unclear which are the label and the {pixels} pixels. Keep only these {number_count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {columns}: {called}; keep {most} of them or fewer.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {columns}{called}; points need {least} or more, so add another one.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {count} different labels in column {column}; use 2 to {max_classes}, or call another column label.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {found_count} columns named like {name}, without an order; name {pixels} columns like this.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {images} images but {labels} labels; each image needs one label.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {images} images; use 1 to {max_images}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {pixels} pixels per line but no label; add a label column, or choose another file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {pixels} pixels, too many for this kind of {format}; save a smaller one, or a PNG.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {shown}; data needs 2 to {max_classes} classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} has {train_count} images; use {least_images} or more.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a JPEG with too many scans; save it again without the progressive option.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a damaged .npz file; write it again with numpy.savez.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a damaged gzip file; get a fresh copy of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a damaged image; save it again as PNG or JPEG.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a data set, not a picture; use it with --dataset.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a folder or a device; give the name of a file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a folder; give {wanted}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a large run-length encoded bitmap (RLE); save it as PNG.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is a pipe or device, not a regular file; give {wanted}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is an image without pixels; choose one that shows a digit.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is compressed in an unusual way; write it again with numpy.savez.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is cut short in its header. Get a fresh copy of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is cut short: it has {number_count} of {size} bytes. Get a fresh copy of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is damaged; reinstall VisualNet to restore this data file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is empty; choose a PNG or JPEG image.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is empty; points need 2 to 8 numbers and a label per line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is larger than {max_bytes} MB; choose a smaller file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is longer than the {size} bytes that its header promises. Get a fresh copy of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is no name for a lesson; let it end in .toml.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is no table of points: it has only one line; each point needs a line, with 2 to 8 numbers and a label.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not UTF-8 text; save it as UTF-8.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not a known data set; choose a folder, an .npz or .csv file, or an IDX file named 'images'.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not an IDX file with one to {max_dimensions} dimensions; choose one, gzipped or not.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not an image of a known format; choose one of {formats}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not text in UTF-8; save it as CSV UTF-8.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not the original file (its SHA-256 differs); reinstall VisualNet to restore it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} is not the published file (its SHA-256 differs); reinstall VisualNet to restore it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} keeps no moment so early; ask for a later step.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} keeps no moments; train with --keep-history, or leave --at out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} keeps no moments; train with --keep-history.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} names {name_count} classes; give 2 to {max_classes}{aside}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} promises {size} bytes, more than {max_bytes}; choose a smaller data set.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} unpacks to far more than a data set; unpack it yourself, then open the result.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} unpacks to more than {max_bytes} bytes; give a smaller file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} was not saved: let its name end in {endings}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} was not saved{untouched}: {clause}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} was not written: {problem} Choose a smaller size.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} was saved, but its answers differ from the network's ({how}). Do not use it; choose another format.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} was saved, but this Python could not run it to check it ({name__}). Run it yourself.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} would unpack from {packed} to {size} bytes. If that is correct, unpack it first; otherwise get a fresh copy.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} {problem}; give another name, or --force to replace it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path} {problem}; it was not changed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, image {at}, has a pixel out of range; pixels are 0 to 255, or all 0 to 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, column {column}, is empty; write a number there, or remove the line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, column {column}, {held}; a pixel is 0 to 255.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, column {column}: the comma of {cell} may be a decimal sign or part thousands; write the number without it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, column {column}: {cell} is not a finite number; correct it, or remove the line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, column {column}: {cell} is too large; use numbers up to {largest}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, has a heading that cannot be shown: {name}; use up to {most} printable characters.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, has a pixel out of range; pixels are 0 to 255, or all 0 to 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, has no heading above the numbers of column {column}; give them a heading.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}, has the heading {name} twice; give each column its own name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {line}: {what}. {cure}</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, has fewer than 2 numbers ({cells}); write each number plainly, such as 1234.5. Words can only be labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, has {cells}, not {count} like the first; correct it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, has {columns}; points need 2 to 8 numbers and a label, images a label and 784 pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, has {count_of} columns instead of {wanted}, a label and {pixels} pixels; correct it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, is not a label and a codepoint; correct it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, is too long; write 2 to 8 numbers and a label in a line, or a label and 784 pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}, names label {field} again; correct it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}: {problem}; a line is {line_form}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, line {number}: {problem}; get a fresh copy of the UNIPEN file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, {place}, has no label; add one, or remove the line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, {place}, has the label {label}; use words or whole numbers, {least} to {most}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} has {held} for the classes; put the images of each class into a folder with its name.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} is not used: it has no folder for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>{position_count} images do not go with {tool_tip_count} tool tips and {caption_count} captions.</source>
<translation type="unfinished" />
</message>
<message>
<source>{problem}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{problem}. {remedy}</source>
<translation type="unfinished" />
</message>
<message>
<source>{problem}; reinstall VisualNet to restore this data file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{range_text} is not an input range; give two different numbers, the values of paper and ink, such as 0:255.</source>
<translation type="unfinished" />
</message>
<message>
<source>{rate} is common here</source>
<translation type="unfinished" />
</message>
<message>
<source>{runs} runs are more than {max_runs}; use fewer values or seeds.</source>
<translation type="unfinished" />
</message>
<message>
<source>{said} are of a model; give its file as well, or leave them out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{sentence}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{sentence}; {remedy}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{set} ({rate} at this step)</source>
<translation type="unfinished" />
</message>
<message>
<source>{shape} confidences do not match {other_shape} answers.</source>
<translation type="unfinished" />
</message>
<message>
<source>{shape} instead of {expected} probabilities</source>
<translation type="unfinished" />
</message>
<message>
<source>{shape} probabilities do not match {other_shape} labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{shape} that its metadata asks for</source>
<translation type="unfinished" />
</message>
<message>
<source>{share_of_worst} are dead: their z is below 0 for every example, so their gradient is 0 and they cannot learn</source>
<translation type="unfinished" />
</message>
<message>
<source>{share_of_worst} are saturated: their z is far from 0, where the activation function is flat and almost no gradient passes</source>
<translation type="unfinished" />
</message>
<message>
<source>{share} of the neurons in {named}</source>
<translation type="unfinished" />
</message>
<message>
<source>{shown} can be one number or several; put a semicolon between values, such as {example}</source>
<translation type="unfinished" />
</message>
<message>
<source>{shown} cannot be varied; give a setting and its values, such as momentum=0,0.5. The settings are {kinds}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{source} has a pen step over 127; get a fresh copy of the UNIPEN file.</source>
<translation type="unfinished" />
</message>
<message>
<source>{source} has points, and {title} has images; choose test data of the same kind.</source>
<translation type="unfinished" />
</message>
<message>
<source>{source} has points, not images; leave out {flags}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{standstill} for {epochs}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{test_source} is no data set of points; choose other test data.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} can mean {meant}; write one of these</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} has a comma; use a decimal point and no thousands separators: write {meant}</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} has a number too large; use numbers up to {largest}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} has a per cent sign, which this number cannot have</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is no condition</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is not a list of class names ({error}); choose a UTF-8 text file with one name per line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is not a number; write one such as {example} or 1e-3</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is not a point; give {columns} as numbers with commas between.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is not a whole number; write one such as 32</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is not an input range; give paper and ink, such as 0:255, or 1:0 for black on white.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is nothing to put into the pad</source>
<translation type="unfinished" />
</message>
<message>
<source>{text} is too long for a list of class names; give one name per line.</source>
<translation type="unfinished" />
</message>
<message>
<source>{text}; correct it with {flag}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{there_count} different labels</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} and My digits</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} cannot be its own test data: all of it would have been learned; choose other test data, or none.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} cannot test a network trained on {learnt_title}: it has {unknown}, not only {shown_names}. Choose test data with its classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has no test part. {test_count} of its {train_count} images, kept out of training, are used; --test-dataset uses all.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has no training examples; choose another data set.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has other inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has points, and only images can be changed at random; turn augmentation off.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has points, which {model} does not read; choose another model.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has the classes {classes}, and {learnt_title} has {learnt}; choose test data with its classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has the columns {columns}, and the network reads {wanted}; name them alike, or choose other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {columns} of numbers without headings, and the network reads {wanted}; name the columns in the first line, or choose other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {examples} to train on; choose 0 to {most} of them for validation, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {examples} to train on; choose 1 to {most}, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {points} of {classes}; use {least} points or more, of 2 or more classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {unknown}, which the model does not know. Its classes are {shown_names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {validation_count} validation images; choose 0 to {most}, not {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} is named as a test set, but {count} of its images are used for training.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} needs the Python package {missing}. Install it with: pip install {packages}</source>
<translation type="unfinished" />
</message>
<message>
<source>{told}. {remedy_text}</source>
<translation type="unfinished" />
</message>
<message>
<source>{value} is no list of layers.</source>
<translation type="unfinished" />
</message>
<message>
<source>{value} is no number, which {fact} is compared with</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} has no {key}</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} has {value} for {key} instead of {wanted}</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} is not a JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} is not a finite number</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} is not a number</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} must be a number from {value} to {largest}, not {given}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} must be between {ends}, not {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} already names its {what}: {shown}, not {said}; leave --activations out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} already says how its inputs are scaled; leave {input_flags} out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} does not name its classes{classes_taken}</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} does not name its functions: {functions}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} does not say what its inputs are. They are assumed to be pixels from 0 (paper) to 1 (ink).</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} has {hidden} hidden layers; give one activation for all, or one for each, not {given}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} has {outputs} outputs and needs as many class names, not {name_count} ({shown}).</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} is not a usable model: {problem}; {advice}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} was saved by {named}, which is newer than this version, {version}. Update VisualNet; the file is unchanged.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where} was saved by {named}; this version, {version}, cannot open it: {clause}. Open it with that version.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}, {by}: {told}</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: VisualNet reads {keys} from its metadata, not {there}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: its GELU is computed with tanh. The exact GELU differs by up to 0.0005 per neuron.</source>
<translation type="unfinished" />
</message>
<message>
<source>{width} × {height} are {area} million pixels; at most {most} million can be made.</source>
<translation type="unfinished" />
</message>
<message>
<source>{with_name} does not have exactly one array of labels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{words}; correct or delete it (a line is {line_form}).</source>
<translation type="unfinished" />
</message>
<message>
<source>±√(3 / fan in)</source>
<translation type="unfinished" />
</message>
<message>
<source>±√(6 / (fan in + fan out))</source>
<translation type="unfinished" />
</message>
<message>
<source>±√(6 / fan in)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Session</name>
<message>
<source>apply settings</source>
<translation type="unfinished" />
</message>
<message>
<source>end run</source>
<translation type="unfinished" />
</message>
<message>
<source>go on from step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>learn my digits</source>
<translation type="unfinished" />
</message>
<message>
<source>new weights</source>
<translation type="unfinished" />
</message>
<message>
<source>open %1</source>
<translation type="unfinished" />
</message>
<message>
<source>restart</source>
<translation type="unfinished" />
</message>
<message>
<source>train on</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SettingText</name>
<message>
<source>1 setting</source>
<translation type="unfinished" />
</message>
<message>
<source>All points of this table are trained on: the network is tested on other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>Bundled images are 28×28, light on black. This setting is for your own.</source>
<translation type="unfinished" />
</message>
<message>
<source>Bundled images are already upright, light on black.</source>
<translation type="unfinished" />
</message>
<message>
<source>Bundled test images are already upright, light on black.</source>
<translation type="unfinished" />
</message>
<message>
<source>This setting is for the built-in patterns of points.</source>
<translation type="unfinished" />
</message>
<message>
<source>This setting is not for points.</source>
<translation type="unfinished" />
</message>
<message>
<source>no</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>yes</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} settings</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0}: no</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SettingsDock</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Open test data</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SettingsForm</name>
<message>
<source>APPLIES AT ONCE</source>
<translation type="unfinished" />
</message>
<message>
<source>Against overfitting</source>
<translation type="unfinished" />
</message>
<message>
<source>Balance and wrong labels</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>First weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure on the examples of another file</source>
<translation type="unfinished" />
</message>
<message>
<source>NEW NETWORK</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Open data…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open test data…</source>
<translation type="unfinished" />
</message>
<message>
<source>Points</source>
<translation type="unfinished" />
</message>
<message>
<source>Press Apply to start a new network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Takes effect at the next step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on your own data: IDX, npz or CSV files, or a folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Turned, inverted, left out</source>
<translation type="unfinished" />
</message>
<message>
<source>Warm-up, clipping, stopping</source>
<translation type="unfinished" />
</message>
<message>
<source>as in the data set</source>
<translation type="unfinished" />
</message>
<message>
<source>not applied yet</source>
<translation type="unfinished" />
</message>
<message>
<source>with {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SettingsPanel</name>
<message>
<source>Apply</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a setting</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the settings of this network</source>
<translation type="unfinished" />
</message>
<message>
<source>Make a new network with these settings; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>No changes.</source>
<translation type="unfinished" />
</message>
<message>
<source>No setting matches “{0}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Press Apply to start a new network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Press New weights to start a network for the classes of this data.</source>
<translation type="unfinished" />
</message>
<message>
<source>Revert</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings</source>
<translation type="unfinished" />
</message>
<message>
<source>Shows only the settings with these words (Ctrl+F)</source>
<translation type="unfinished" />
</message>
<message>
<source>preset</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} and an output for each class</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} · {1} parameters</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>ShownAnswers</name>
<message>
<source>{0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ShownRun</name>
<message>
<source>The classes of {0} ({1}) differ from the network's ({2}). Press New weights to train on this data.</source>
<translation type="unfinished" />
</message>
<message>
<source>The data of this run was not found ({0}). Locate it, or choose other data.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} The picture shows step {1}, the last with usable weights.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SignLegend</name>
<message>
<source>Legend</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SignedBars</name>
<message>
<source>name</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SmallPicture</name>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>weight from {0} to {1}: {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} = {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}, b = {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: activation {1}, bias {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Speed</name>
<message>
<source>1 example/s</source>
<translation type="unfinished" />
</message>
<message>
<source>full speed</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} epochs/s</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} examples/s</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>StagePicture</name>
<message>
<source>0 is paper, 1 is ink</source>
<translation type="unfinished" />
</message>
<message>
<source>One column per neuron, last row: biases; {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing times each neuron's δ; strip: bias; {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>The {0} of {1} neurons that learn most; strip: bias; {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>bias of {0}: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>full colour at ±{0}</source>
<translation type="unfinished" />
</message>
<message>
<source>probabilities; lines are the targets</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} to {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} → {1}: {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StageRow</name>
<message>
<source>Choose a stage, or press ← and →</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave this stage out, only here in X-ray</source>
<translation type="unfinished" />
</message>
<message>
<source>Read after this stage: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Stages</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing after this stage: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>The network's reading if the drawing is shrunk right after this stage</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1}: {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StatusBar</name>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>Frame rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Frames per second of the network view</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers, activation, parameters. Drag to a folder to save the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>The data that the network learns from</source>
<translation type="unfinished" />
</message>
<message>
<source>Training speed</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepHead</name>
<message>
<source>Right class</source>
<translation type="unfinished" />
</message>
<message>
<source>The right class, which learning needs. The key of its name chooses it.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the step is of</source>
<translation type="unfinished" />
</message>
<message>
<source>dropout is off here</source>
<translation type="unfinished" />
</message>
<message>
<source>not known</source>
<translation type="unfinished" />
</message>
<message>
<source>right class</source>
<translation type="unfinished" />
</message>
<message>
<source>step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>step {0}, edited</source>
<translation type="unfinished" />
</message>
<message>
<source>weights of step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>weights of step {0}, edited</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepMenu</name>
<message>
<source>A worksheet needs a drawing and its right class. Choose the class.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy or export</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy this stage, or save the step as a worksheet</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the same page with all numbers filled in</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the whole step as a page with gaps, to print and fill in by hand</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the worksheet</source>
<translation type="unfinished" />
</message>
<message>
<source>Worksheet with answers…</source>
<translation type="unfinished" />
</message>
<message>
<source>Worksheet…</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepThrough</name>
<message>
<source>Activations of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>After a finished training the optimizer starts fresh.</source>
<translation type="unfinished" />
</message>
<message>
<source>Before the first step there are no earlier gradients.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the formula and its numbers as LaTeX.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied the formula and its numbers as text.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as LaTeX</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy as text</source>
<translation type="unfinished" />
</message>
<message>
<source>Frozen weights stay as they are.</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss changes with the sums of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss changes with the weights and biases of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>How wrong the answer is</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer: a probability for each class</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradient is a straight line, the loss a curve: they differ on a long step.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss of this example rises: {0} of the step comes from earlier ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same input once more, with the new weights</source>
<translation type="unfinished" />
</message>
<message>
<source>The schedule has reached 0; this is η from Settings.</source>
<translation type="unfinished" />
</message>
<message>
<source>The step is too long: the straight line falls, but the loss rises.</source>
<translation type="unfinished" />
</message>
<message>
<source>The training has gone on. Pause it to see its velocity.</source>
<translation type="unfinished" />
</message>
<message>
<source>Weighted sums of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>What goes into the network</source>
<translation type="unfinished" />
</message>
<message>
<source>What the optimizer does to all weights and biases</source>
<translation type="unfinished" />
</message>
<message>
<source>With the run's averages</source>
<translation type="unfinished" />
</message>
<message>
<source>With the run's velocity</source>
<translation type="unfinished" />
</message>
<message>
<source>Without momentum there is no velocity.</source>
<translation type="unfinished" />
</message>
<message>
<source>again</source>
<translation type="unfinished" />
</message>
<message>
<source>class {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>g is the gradient, m a mean of it, s a mean of its squares; the hats make up for their start at 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>g is the gradient, s a mean of its squares.</source>
<translation type="unfinished" />
</message>
<message>
<source>g is the gradient, v the velocity: g and a part of all g before.</source>
<translation type="unfinished" />
</message>
<message>
<source>g is the gradient.</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden layer {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>input {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
<message>
<source>neuron {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>pixel {0}, {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>pixels</source>
<translation type="unfinished" />
</message>
<message>
<source>the output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>update</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of the step's length comes from earlier examples.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepThroughDock</name>
<message>
<source>Pause the training to apply a step.</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights have changed since. Try again.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepThroughPanel</name>
<message>
<source>Step through</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepView</name>
<message>
<source>Draw something, or load a test image: there is nothing to read yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which class is it? Choose it above.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which digit is it? Press its key, 0 to 9, or choose it above.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StoryBand</name>
<message>
<source>Answer over the training</source>
<translation type="unfinished" />
</message>
<message>
<source>At step {0}: {1}, {2}</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit to see how its reading changed</source>
<translation type="unfinished" />
</message>
<message>
<source>How the network read the drawing in the pad, step by step: the higher a colour stands, the more probable its class was. ← and → read the columns.</source>
<translation type="unfinished" />
</message>
<message>
<source>from step {0}: {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StripView</name>
<message>
<source>Train the network to see its steps here</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SweepChart</name>
<message>
<source>No results yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Test accuracy against the varied setting</source>
<translation type="unfinished" />
</message>
<message>
<source>The test accuracy for each value of the setting. ← and → read the values.</source>
<translation type="unfinished" />
</message>
<message>
<source>each seed</source>
<translation type="unfinished" />
</message>
<message>
<source>mean</source>
<translation type="unfinished" />
</message>
<message>
<source>mean {0}, seeds {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>no result yet</source>
<translation type="unfinished" />
</message>
<message>
<source>published</source>
<translation type="unfinished" />
</message>
<message>
<source>published {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>seed {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test accuracy (%)</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: {1}, runs: {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SweepRunner</name>
<message>
<source>Something went wrong inside VisualNet. Start it again.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SweepTable</name>
<message>
<source>Results</source>
<translation type="unfinished" />
</message>
<message>
<source>Results in the order in which the runs finished</source>
<translation type="unfinished" />
</message>
<message>
<source>difference</source>
<translation type="unfinished" />
</message>
<message>
<source>diverged</source>
<translation type="unfinished" />
</message>
<message>
<source>published</source>
<translation type="unfinished" />
</message>
<message>
<source>seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>seed</source>
<translation type="unfinished" />
</message>
<message>
<source>setting</source>
<translation type="unfinished" />
</message>
<message>
<source>test %</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TeachStrip</name>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancel (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Press the key of its class, or type the name</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing is: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>What is the drawing?</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Teaching</name>
<message>
<source>Draw a digit first. Only your own drawings can be taught.</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved as {0}. Press Learn to train on it.</source>
<translation type="unfinished" />
</message>
<message>
<source>This drawing is already in My digits.</source>
<translation type="unfinished" />
</message>
<message>
<source>teach {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TextSize</name>
<message>
<source>Follow the system: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of all text</source>
<translation type="unfinished" />
</message>
<message>
<source>Text size: {0}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Timeline</name>
<message>
<source>Now</source>
<translation type="unfinished" />
</message>
<message>
<source>Step {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Step {0} of {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>a new run begins here</source>
<translation type="unfinished" />
</message>
<message>
<source>edited by hand</source>
<translation type="unfinished" />
</message>
<message>
<source>epoch {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>loss {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>mark</source>
<translation type="unfinished" />
</message>
<message>
<source>new run from here: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>new runs from here: {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>run {1} begins here</source>
<translation type="unfinished" />
</message>
<message>
<source>runs {1} begin here</source>
<translation type="unfinished" />
</message>
<message>
<source>settings changed, and changed back</source>
<translation type="unfinished" />
</message>
<message>
<source>test {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>test {0} at step {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>validation {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>validation {0} at step {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TimelineFeature</name>
<message>
<source>No earlier step near there was kept.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is a new run from step {0}. Change a setting, then press Train.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is a new run from step {0}. The earlier run is kept in Runs.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TimelineFilm</name>
<message>
<source>A film is still being made. Stop it?</source>
<translation type="unfinished" />
</message>
<message>
<source>Film not finished</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradients are not kept: the film shows weight × activation.</source>
<translation type="unfinished" />
</message>
<message>
<source>Making {0}…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save film</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no steps to show yet. Train the network first.</source>
<translation type="unfinished" />
</message>
<message>
<source>What this run learnt from is not here: the film shows the kept steps nearest to those chosen.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TimelineStrip</name>
<message>
<source>Now: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole training, with its first steps spread wide. Drag the knob, click, or turn the wheel to look back. ← and → go one step, with Shift to the next kept step, with Ctrl to the end of an epoch; Home and End go to the ends. Space plays, F trains on from here in a new run, Esc returns to now. At a mark F2 renames it, and Delete takes it away.</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TitleBar</name>
<message>
<source>Close this panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Close {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Dock {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Float {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Make this panel a separate window</source>
<translation type="unfinished" />
</message>
<message>
<source>Open another panel beside this one</source>
<translation type="unfinished" />
</message>
<message>
<source>Open beside {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Put this panel back into the window</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Tour</name>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Circles are neurons: fuller means more active. Lines are connections: their colour shows whether they push up or hold back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Done</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit with the mouse, a pen or a finger. The network reads as you draw.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw here</source>
<translation type="unfinished" />
</message>
<message>
<source>End the tour (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Every panel is listed here, and Ctrl+K finds anything by name. Press F1 over anything to learn what it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>Everything else</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave</source>
<translation type="unfinished" />
</message>
<message>
<source>Next</source>
<translation type="unfinished" />
</message>
<message>
<source>Next note</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous note</source>
<translation type="unfinished" />
</message>
<message>
<source>The network</source>
<translation type="unfinished" />
</message>
<message>
<source>The network gets only these 28 × 28 pixels. The bars show how probable it finds each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour</source>
<translation type="unfinished" />
</message>
<message>
<source>Train it</source>
<translation type="unfinished" />
</message>
<message>
<source>Train shows the network thousands of examples. In the charts, loss falls and accuracy rises.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the network sees</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} of {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ToursFeature</name>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Lesson finished: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons (*.toml)</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons in {0} are listed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Progress in lessons cannot be kept ({0}).</source>
<translation type="unfinished" />
</message>
<message>
<source>Save class sheet</source>
<translation type="unfinished" />
</message>
<message>
<source>Save results</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder {0} cannot be made ({1}).</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TraceNote</name>
<message>
<source>Paths</source>
<translation type="unfinished" />
</message>
<message>
<source>Strongest path to {1} {2}: {3} of its positive sum</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} strongest paths to {1} neurons</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} strongest paths to {1} {2}: {3} of its positive sum</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>TrainingFeature</name>
<message>
<source>Show or hide: {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>no hidden layer</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} examples/s</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message>
<source>{0} · not found</source>
<translation type="unfinished" />
</message>
<message numerus="yes">
<source>{0} · {1} parameters</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} · {1} training, {2} test images</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
<message numerus="yes">
<source>{0} · {1} training, {2} test points</source>
<translation type="unfinished">
<numerusform />
</translation>
</message>
</context>
<context>
<name>UpdateView</name>
<message>
<source>A step that ignores all earlier gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>Apply</source>
<translation type="unfinished" />
</message>
<message>
<source>Apply in a new run</source>
<translation type="unfinished" />
</message>
<message>
<source>Change all weights by this step; Undo takes it back</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the learning rate in force</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient × step: how the loss would change if it were a straight line</source>
<translation type="unfinished" />
</message>
<message>
<source>How the loss of this example really changes</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate: how far this step goes; the run's own stays as it is</source>
<translation type="unfinished" />
</message>
<message>
<source>Rate in force</source>
<translation type="unfinished" />
</message>
<message>
<source>Start a new run here, with its weights changed by this step</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss of this example, before the step and after it</source>
<translation type="unfinished" />
</message>
<message>
<source>The step that the run's optimizer would make now, with this example alone</source>
<translation type="unfinished" />
</message>
<message>
<source>This example alone</source>
<translation type="unfinished" />
</message>
<message>
<source>What the step is made of</source>
<translation type="unfinished" />
</message>
<message>
<source>actual</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} → {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>UprightScrollArea</name>
<message>
<source>Arrow keys, Page Up and Page Down scroll; Tab moves to the contents</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ValueBars</name>
<message>
<source>number</source>
<translation type="unfinished" />
</message>
<message>
<source>value</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} values from {1} to {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WeightsEdits</name>
<message>
<source>Add noise first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Again</source>
<translation type="unfinished" />
</message>
<message>
<source>Noise: add random numbers of this size, relative to the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Of which weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Prune: set this share of the smallest weights to 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace the last noise with other random numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Set all biases to 0</source>
<translation type="unfinished" />
</message>
<message>
<source>The weights and biases to change</source>
<translation type="unfinished" />
</message>
<message>
<source>Zero biases</source>
<translation type="unfinished" />
</message>
<message>
<source>noise</source>
<translation type="unfinished" />
</message>
<message>
<source>of</source>
<translation type="unfinished" />
</message>
<message>
<source>prune</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WeightsPlot</name>
<message>
<source>The weights of both runs</source>
<translation type="unfinished" />
</message>
<message>
<source>weight in A</source>
<translation type="unfinished" />
</message>
<message>
<source>weight in B</source>
<translation type="unfinished" />
</message>
<message>
<source>weights: {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WeightsView</name>
<message>
<source>
Networks with different first weights have little correlation, even if they give the same answers.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer: which weights to compare</source>
<translation type="unfinished" />
</message>
<message>
<source>correlation {0} · differences {1} on average, {2} at most</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {0}: {1} → {2}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Welcome</name>
<message>
<source>A neural network learns to read here. Draw something for it!</source>
<translation type="unfinished" />
</message>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close; Help &gt; Welcome shows it again</source>
<translation type="unfinished" />
</message>
<message>
<source>Five short notes on this window</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the tour</source>
<translation type="unfinished" />
</message>
<message>
<source>This network is already trained: it reads {0} of handwritten test digits correctly. Draw one!</source>
<translation type="unfinished" />
</message>
<message>
<source>This network reads points. Point at the plane to see what it answers!</source>
<translation type="unfinished" />
</message>
<message>
<source>Train a new network from random weights; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Watch it learn from scratch</source>
<translation type="unfinished" />
</message>
<message>
<source>Welcome</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WhyDock</name>
<message>
<source>changed image</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WhyPanel</name>
<message>
<source>Answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Compute the changes below now, without waiting for a pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Computed at step {0}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw something: there is no answer to explain.</source>
<translation type="unfinished" />
</message>
<message>
<source>Not computed yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pixels to add and to erase</source>
<translation type="unfinished" />
</message>
<message>
<source>Show on each connection what it adds</source>
<translation type="unfinished" />
</message>
<message>
<source>State</source>
<translation type="unfinished" />
</message>
<message>
<source>THE SMALLEST CHANGE THAT FOOLS IT</source>
<translation type="unfinished" />
</message>
<message>
<source>The change</source>
<translation type="unfinished" />
</message>
<message>
<source>The changed image</source>
<translation type="unfinished" />
</message>
<message>
<source>The image unchanged</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no answer to explain: the network's numbers are too large.</source>
<translation type="unfinished" />
</message>
<message>
<source>Update</source>
<translation type="unfinished" />
</message>
<message>
<source>WHAT WOULD CHANGE THE ANSWER</source>
<translation type="unfinished" />
</message>
<message>
<source>What each pixel adds for and against</source>
<translation type="unfinished" />
</message>
<message>
<source>Why</source>
<translation type="unfinished" />
</message>
<message>
<source>row {0}, column {1}: ink {2}, {3} for {4}</source>
<translation type="unfinished" />
</message>
<message>
<source>show it on the connections</source>
<translation type="unfinished" />
</message>
<message>
<source>z of {0} minus z of {1} is {2}: {3} from an empty pad, {4} from the pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} for {1}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WindowActions</name>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo {0}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WorkBar</name>
<message>
<source>Background work</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard</source>
<translation type="unfinished" />
</message>
<message>
<source>End the recording and save it</source>
<translation type="unfinished" />
</message>
<message>
<source>Progress</source>
<translation type="unfinished" />
</message>
<message>
<source>Save…</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the recording and delete it</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop without writing a file</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WorkedExampleDialog</name>
<message>
<source>Go back to the numbers at the beginning</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Take back the last change of the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Three inputs, two hidden neurons, two classes: small enough to work out on paper. Circles hold activations, lines carry weights, b is a bias. Move an input, click a line or a neuron to change its number, and walk the stages below.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Value: the weight or bias that is chosen in the picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Worked example</source>
<translation type="unfinished" />
</message>
<message>
<source>bias of {0}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0} → {1}</source>
<translation type="unfinished" />
</message>
<message>
<source>{0}: an input, 0 to 1</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Workspaces</name>
<message>
<source>A workspace named “{0}” already exists. Choose another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete the workspace “{0}”?</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Name of the workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>None saved yet</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace the workspace “{0}”?</source>
<translation type="unfinished" />
</message>
<message>
<source>Save workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved the workspace “{0}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>The name of a workspace needs 1 to {0} characters.</source>
<translation type="unfinished" />
</message>
<message>
<source>Workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>You already have {0} workspaces. Delete one first.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>XrayDock</name>
<message>
<source>Draw something to see how it is prepared for the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Images of the data set need no preparation. Draw something to see the stages.</source>
<translation type="unfinished" />
</message>
<message>
<source>With these stages, {1} of {0} drawings by new writers are read correctly.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>XrayPanel</name>
<message>
<source>All stages</source>
<translation type="unfinished" />
</message>
<message>
<source>Centred</source>
<translation type="unfinished" />
</message>
<message>
<source>Cropped</source>
<translation type="unfinished" />
</message>
<message>
<source>Cropped to the ink, so its place in the pad no longer matters.</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>Fitted</source>
<translation type="unfinished" />
</message>
<message>
<source>How a drawing becomes the network's 28 × 28 pixels. Each stage shows the reading without the later ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Moved until its centre of mass is in the middle. Each weight belongs to one pixel, so position matters.</source>
<translation type="unfinished" />
</message>
<message>
<source>Scaled to fit 20 × 20 pixels like MNIST images. It keeps its proportions, so that a 1 stays narrow.</source>
<translation type="unfinished" />
</message>
<message>
<source>Strokes become as thick as in the training images, whatever the brush.</source>
<translation type="unfinished" />
</message>
<message>
<source>Switch every stage on again</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole pad. If only shrunk, a digit would stay as small and off centre as you drew it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Thickness</source>
<translation type="unfinished" />
</message>
<message>
<source>X-ray</source>
<translation type="unfinished" />
</message>
<message>
<source>no answer: numbers too large</source>
<translation type="unfinished" />
</message>
<message>
<source>reads {0}, {1} sure</source>
<translation type="unfinished" />
</message>
</context>
</TS>
