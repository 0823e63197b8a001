"""Graphs: no node on another, no label on a node, no edge through a node, whatever is joined to what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.exploring.scene import Edge, Graph, Node, Panel, Scene, hidden, lay_out
from dlcourse.exploring.scene.checks import outside, overlaps
from dlcourse.exploring.scene.layers import arrange


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 8))
    nodes = {
        f"n{i}": Node("\n".join([f"node {i}", "= 0.123", "grad 4.5"][: draw(st.integers(1, 3))]))
        for i in range(count)
    }
    pairs = [(f"n{i}", f"n{j}") for i in range(count) for j in range(i + 1, count)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=10)) if pairs else []
    return Graph(nodes, [Edge(a, b, "1.5 · −0.5 = −0.75" if draw(st.booleans()) else "") for a, b in chosen])


def drawn(graph, width=900):
    return lay_out(Scene([[Panel([graph], hidden(0, 1), hidden(0, 1))]]), width)


@given(graph=graphs(), width=st.sampled_from([340, 640, 900]))
@settings(max_examples=150)
def test_texts_and_nodes_never_overlap(graph, width):
    found = drawn(graph, width)
    assert overlaps(found) == []
    assert width < 900 or outside(found) == []


def test_a_leaf_stands_one_layer_before_its_first_use():
    nodes = tuple((key, (40.0, 30.0)) for key in ("a", "b", "c", "late"))
    slots, _, _ = arrange(nodes, (("a", "b"), ("b", "c"), ("late", "c")), 50.0)
    assert slots["late"][0].along == slots["b"][0].along


def test_an_edge_passes_a_layer_in_a_lane_of_its_own():
    nodes = tuple((key, (40.0, 30.0)) for key in ("a", "b", "c"))
    slots, _, _ = arrange(nodes, (("a", "b"), ("b", "c"), ("a", "c")), 50.0)
    (lane,), (node,) = slots[2], slots["b"]
    assert lane.along == node.along
    assert abs(lane.across - node.across) >= (lane.breadth + node.breadth) / 2


@pytest.mark.parametrize("rename", [str, lambda i: f"{i}/1"])
def test_any_text_can_name_a_node(rename):
    def shapes(names):
        a, b, c, d = names
        edges = [Edge(a, b), Edge(b, c), Edge(c, d), Edge(a, d)]
        return drawn(Graph({name: Node("x") for name in names}, edges)).shapes

    assert shapes([rename(i) for i in (3, 0, 1, 2)]) == shapes("abcd")


@pytest.mark.parametrize("width, columns", [(900, True), (340, False)])
def test_layers_are_columns_where_there_is_room(width, columns):
    chain = Graph({k: Node(k * 9) for k in "abcd"}, [Edge("a", "b"), Edge("b", "c"), Edge("c", "d")])
    nodes = [shape.attrs for shape in drawn(chain, width).shapes if shape.solid]
    assert (nodes[0]["y"] == nodes[-1]["y"]) == columns
    assert (nodes[0]["x"] == nodes[-1]["x"]) != columns


@pytest.mark.parametrize("width", [900, 340])
def test_places_stay_when_labels_and_numbers_change_within_the_room_left_for_them(width):
    def places(label, text):
        nodes = {"a": Node(f"a\n{text}"), "b": Node("b"), "c": Node(f"c\n{text}")}
        edges = [Edge("a", "b", label), Edge("b", "c"), Edge("a", "c", label)]
        found = drawn(Graph(nodes, edges, longest_label="−0.469 · −0.469", longest_line="= −0.469"), width)
        return [shape.attrs for shape in found.shapes if shape.solid]

    assert places("", "= ?") == places("1 · −0.5", "= −0.25")


def test_edges_reach_a_node_in_the_order_of_where_they_come_from():
    graph = Graph({key: Node(key) for key in "abcd"}, [Edge(key, "d") for key in "cab"])
    curves = [shape.attrs["d"] for shape in drawn(graph).shapes if shape.attrs.get("fill") == "none"]
    begins = [float(curve.split("C")[0].split()[1]) for curve in curves]
    ends = [float(curve.split()[-1]) for curve in curves]
    assert sorted(range(3), key=begins.__getitem__) == sorted(range(3), key=ends.__getitem__)
    assert len(set(ends)) == 3
