//! How large a tree HTML becomes. Tags of emphasis that are left open are opened again in every block
//! (HTML §13.2.4.3), so that a page of some kilobytes may become gigabytes; only the tree builder can tell, and is asked
//! without building.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_fragment};

use crate::text::beginning;

/// Elements of a page; real ones have a tenth.
const MOST_ELEMENTS: usize = 40_000;
/// Signs that open a tag: the parser keeps a note of each that opens none.
const MOST_OPENINGS: usize = 3 * MOST_ELEMENTS;
/// Elements that are open at once. Building takes time that grows with their number times the size.
const MOST_OPEN: usize = 400;
/// Bytes that are read before the tree is measured again.
const STEP: usize = 1_024;

/// Whether HTML makes a tree that can be built: not too many elements, not too deep, and all attributes together no
/// longer than twice the page, which holds each of them once.
pub(super) fn is_buildable(html: &str) -> bool {
    if html.bytes().filter(|byte| *byte == b'<').count() > MOST_OPENINGS {
        return false;
    }
    let most_attributes = 2 * html.len();
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let mut parser = parse_fragment(Measure::default(), ParseOpts::default(), context, Vec::new(), false);
    let mut rest = html;
    while !rest.is_empty() {
        let step = beginning(rest, STEP);
        parser.process(StrTendril::from_slice(step));
        rest = rest.get(step.len()..).unwrap_or_default();
        let measured = &parser.tokenizer.sink.sink;
        if measured.created.get() > MOST_ELEMENTS
            || measured.open.get() > MOST_OPEN
            || measured.attributes.get() > most_attributes
        {
            return false;
        }
    }
    true
}

/// Counts what a tree builder would build.
#[derive(Debug, Default)]
struct Measure {
    created: Cell<usize>,
    /// Those that the tree builder still holds: nobody else does.
    open: Rc<Cell<usize>>,
    /// Bytes of all attributes.
    attributes: Cell<usize>,
}

/// What stands for a node.
#[derive(Debug)]
struct Node {
    name: QualName,
    open: Rc<Cell<usize>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        self.open.set(self.open.get().saturating_sub(1));
    }
}

impl Measure {
    fn node(&self, name: QualName) -> Rc<Node> {
        add(&self.open, 1);
        let open = Rc::clone(&self.open);
        Rc::new(Node { name, open })
    }

    fn nameless(&self) -> Rc<Node> {
        self.node(QualName::new(None, ns!(), local_name!("")))
    }
}

fn add(count: &Cell<usize>, more: usize) {
    count.set(count.get().saturating_add(more));
}

impl TreeSink for Measure {
    type Handle = Rc<Node>;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn get_document(&self) -> Rc<Node> {
        self.nameless()
    }

    fn get_template_contents(&self, _target: &Rc<Node>) -> Rc<Node> {
        self.nameless()
    }

    fn same_node(&self, one: &Rc<Node>, other: &Rc<Node>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Rc<Node> {
        add(&self.created, 1);
        add(
            &self.attributes,
            attributes.iter().map(|attribute| attribute.value.len()).sum(),
        );
        self.node(name)
    }

    fn create_comment(&self, _text: StrTendril) -> Rc<Node> {
        self.nameless()
    }

    fn create_pi(&self, _target: StrTendril, _value: StrTendril) -> Rc<Node> {
        self.nameless()
    }

    fn append_before_sibling(&self, _sibling: &Rc<Node>, _new: NodeOrText<Rc<Node>>) {}
    fn append_based_on_parent_node(&self, _element: &Rc<Node>, _before: &Rc<Node>, _new: NodeOrText<Rc<Node>>) {}
    fn parse_error(&self, _message: Cow<'static, str>) {}
    fn set_quirks_mode(&self, _mode: QuirksMode) {}
    fn append(&self, _parent: &Rc<Node>, _child: NodeOrText<Rc<Node>>) {}
    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}
    fn add_attrs_if_missing(&self, _target: &Rc<Node>, _attributes: Vec<Attribute>) {}
    fn remove_from_parent(&self, _target: &Rc<Node>) {}
    fn reparent_children(&self, _node: &Rc<Node>, _parent: &Rc<Node>) {}
    fn mark_script_already_started(&self, _node: &Rc<Node>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_people_are_built() {
        for html in [
            String::new(),
            "<p>Hello <b>Ann</b>".repeat(2_000),
            "<table><tr><td><font color=red>x</td></tr></table>".repeat(2_000),
            "<p><font face=Arial>x</p>".repeat(200),
            format!("{}x", "<div>".repeat(300)),
        ] {
            assert!(is_buildable(&html), "{}", beginning(&html, 100));
        }
    }

    #[test]
    fn what_would_become_huge_is_not_built() {
        let fonts: String = (0..390).map(|size| format!("<font size={size}>")).collect();
        let fonts = format!("<p>{fonts}");
        let long = format!("<p><font face=\"{}\">", "x".repeat(10_000));
        for html in [
            format!("{fonts}{}", "<p>x".repeat(10_000)),
            format!("{long}{}", "<p>x".repeat(10_000)),
            format!("<!-->{fonts}{}", "<p>x".repeat(10_000)),
            format!("<a =\">{fonts}{}", "<p>x".repeat(10_000)),
            format!("<svg><title>{fonts}{}", "<p>x".repeat(10_000)),
            "<i>".repeat(10_000),
            "<td>".repeat(60_000) + &"<p>".repeat(60_000),
        ] {
            assert!(!is_buildable(&html), "{}", beginning(&html, 100));
        }
    }
}
