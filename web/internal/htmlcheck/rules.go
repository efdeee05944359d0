package htmlcheck

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func (c *checker) collectID(n *html.Node) {
	id, ok := Attr(n, "id")
	switch {
	case !ok:
		return
	case id == "" || strings.ContainsAny(id, " \t\n"):
		c.report("<%s> has the id %q, which is none", n.Data, id)
	case c.ids[id]:
		c.report("the id %q is there twice", id)
	}
	c.ids[id] = true
}

// noInlineCode: the pages' content security policy would block it.
func (c *checker) noInlineCode(n *html.Node) {
	_, external := Attr(n, "src")
	if n.Data == "style" || n.Data == "script" && !external {
		c.report("there is an inline <%s>", n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
			c.report("<%s> has inline code or style: %s=%q", n.Data, a.Key, a.Val)
		}
	}
}

// targets: what is referred to by its id is there.
func (c *checker) targets(n *html.Node) {
	for _, a := range n.Attr {
		var refs []string
		switch {
		case a.Key == "aria-describedby", a.Key == "aria-labelledby", a.Key == "aria-controls", a.Key == "for":
			if refs = strings.Fields(a.Val); len(refs) == 0 {
				c.report("<%s> has an empty %s", n.Data, a.Key)
			}
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			refs = []string{a.Val[1:]}
		}
		for _, id := range refs {
			if !c.ids[id] {
				c.report("<%s %s=%q>: there is no element with the id %q", n.Data, a.Key, a.Val, id)
			}
		}
	}
}

// named: whatever can be used has a name, and whatever is shown as a picture has words.
func (c *checker) named(n *html.Node, all []*html.Node) {
	switch n.Data {
	case "a", "button", "summary", "legend", "label", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt":
		if Text(n) == "" && !hasName(n) {
			c.report("<%s> has no words", n.Data)
		}
	case "input", "select", "textarea":
		if kind, _ := Attr(n, "type"); kind != "hidden" && !hasName(n) && !labelled(n, all) {
			c.report("<%s> has no label", n.Data)
		}
	case "img":
		if _, ok := Attr(n, "alt"); !ok {
			c.report("<img> has no alt")
		}
	case "svg":
		if !hidden(n) && !hasName(n) {
			c.report("<svg> has neither a name nor aria-hidden")
		}
	}
}

// hidden tells whether an element, or one around it, is hidden from those who read with a screen reader.
func hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if v, _ := Attr(n, "aria-hidden"); v == "true" {
			return true
		}
	}
	return false
}

func hasName(n *html.Node) bool {
	label, _ := Attr(n, "aria-label")
	by, _ := Attr(n, "aria-labelledby")
	return label != "" || by != ""
}

func labelled(input *html.Node, all []*html.Node) bool {
	id, _ := Attr(input, "id")
	return slices.ContainsFunc(all, func(n *html.Node) bool {
		ref, _ := Attr(n, "for")
		return n.Data == "label" && id != "" && ref == id
	})
}

// parents: what belongs into a list, a table or a fieldset stands there.
func (c *checker) parents(n *html.Node) {
	want := map[string][]string{
		"li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "summary": {"details"}, "legend": {"fieldset"},
		"tr": {"thead", "tbody", "tfoot"}, "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tbody": {"table"},
	}[n.Data]
	if want != nil && !slices.Contains(want, n.Parent.Data) {
		c.report("<%s> stands in <%s>", n.Data, n.Parent.Data)
	}
	if n.Data == "ul" || n.Data == "ol" {
		for child := range n.ChildNodes() {
			if child.Type == html.ElementNode && child.Data != "li" {
				c.report("<%s> has a <%s> that is no item", n.Data, child.Data)
			}
		}
	}
	if n.Data == "fieldset" && (n.FirstChild == nil || len(Elements(n, "legend")) != 1) {
		c.report("<fieldset> has not just one legend")
	}
}

// document: language, title, one main part.
func (c *checker) document(doc *html.Node, all []*html.Node) {
	if doc.FirstChild == nil || doc.FirstChild.Type != html.DoctypeNode {
		c.report("there is no doctype")
	}
	for _, n := range all {
		if lang, _ := Attr(n, "lang"); n.Data == "html" && lang == "" {
			c.report("the page says no language")
		}
	}
	for _, tag := range []string{"title", "main", "h1"} {
		if found := Elements(doc, tag); len(found) != 1 {
			c.report("there are %d <%s>, want 1", len(found), tag)
		} else if Text(found[0]) == "" {
			c.report("<%s> is empty", tag)
		}
	}
}

// headings: no level is skipped on the way down. A summary of errors may stand before the heading of
// the page.
func (c *checker) headings(all []*html.Node) {
	last := 0
	for _, n := range all {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' || inAlert(n) {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 {
			c.report("<%s> %q follows a heading of level %d", n.Data, Text(n), last)
		}
		last = level
	}
}

func inAlert(n *html.Node) bool {
	for p := range n.Ancestors() {
		if role, _ := Attr(p, "role"); role == "alert" {
			return true
		}
	}
	return false
}
