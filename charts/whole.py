"""Layers put together into the chart that a page draws."""

import altair as alt

from charts.theme import config


class Layered(alt.LayerChart):
    """A chart of layers as they are given. Altair's own looks through them for what all of them share, and copies each
    of them four times for that: a third of the time of a chart.
    """

    def __init__(self, **said: object) -> None:
        alt.TopLevelLayerSpec.__init__(self, **said)


def whole(*layers: alt.Chart | None, dark: bool, **properties: object) -> alt.LayerChart:
    """One chart of these layers, leaving out those that are None, in the colours of the page.

    All is said at once: each call that is chained to a chart copies and checks all that was said before, data too. And
    layers name their channels by class, `alt.Text("word:N")`: of a word or a dictionary Altair finds the class by going
    through all it has, which took a third of the time of a chart. `params` names the layers that it is about.
    """
    drawn = [layer for layer in layers if layer is not None]
    return Layered(layer=drawn, config=alt.Config(**config(dark)), **properties)
