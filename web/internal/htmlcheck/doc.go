// Package htmlcheck says what is wrong with the HTML of a page: what a browser would silently mend,
// and what would leave somebody out who reads with a screen reader. It knows only what can be told
// from one page without showing it; colours, sizes and focus are the business of a real browser.
package htmlcheck

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Check returns what is wrong with a page, a sentence each; nothing if all is well.
func Check(page []byte) []string {
	problems := nesting(page)
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return append(problems, fmt.Sprintf("the page cannot be parsed: %v", err))
	}
	c := &checker{problems: problems, ids: map[string]bool{}}
	elements := Elements(doc, "")
	for _, n := range elements {
		c.collectID(n)
	}
	for _, n := range elements {
		c.noInlineCode(n)
		c.targets(n)
		c.named(n, elements)
		c.parents(n)
	}
	c.document(doc, elements)
	c.headings(elements)
	return c.problems
}

// A checker gathers problems.
type checker struct {
	problems []string
	ids      map[string]bool
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

// Elements returns the elements with the tag in the order of the page; all of them if it is "".
func Elements(root *html.Node, tag string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (tag == "" || n.Data == tag) {
			found = append(found, n)
		}
	}
	return found
}

// Attr returns the value of an attribute, and whether it is there.
func Attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// Text returns the words in an element, with single spaces between them.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
