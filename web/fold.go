package web

import (
	"html/template"
	"strings"
	"text/template/parse"
)

// constants are functions that always make the same words of the same words.
type constants map[string]func(string) (string, error)

// fold puts into a template what its calls of functions with constant words say, as in {{t "Continue"}}: in one
// language that is always the same. What has a character that HTML writes otherwise is left to html/template.
func fold(t *template.Template, constants constants) {
	if t.Tree != nil {
		foldList(t.Tree.Root, constants)
	}
}

func foldList(list *parse.ListNode, constants constants) {
	if list == nil {
		return
	}
	var folded []parse.Node
	for _, node := range list.Nodes {
		if action, ok := node.(*parse.ActionNode); ok {
			node = foldAction(action, constants)
		}
		text, isText := node.(*parse.TextNode)
		if last := len(folded) - 1; isText && last >= 0 {
			if before, ok := folded[last].(*parse.TextNode); ok { // one piece is written faster than two
				before.Text = append(before.Text, text.Text...)
				continue
			}
		}
		for _, inner := range listsOf(node) {
			foldList(inner, constants)
		}
		folded = append(folded, node)
	}
	list.Nodes = folded
}

// listsOf are what is within a node.
func listsOf(node parse.Node) []*parse.ListNode {
	switch n := node.(type) {
	case *parse.IfNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.WithNode:
		return []*parse.ListNode{n.List, n.ElseList}
	case *parse.RangeNode:
		return []*parse.ListNode{n.List, n.ElseList}
	}
	return nil
}

// foldAction is what a call says, if that is always the same and the same in HTML; else the call.
func foldAction(action *parse.ActionNode, constants constants) parse.Node {
	if len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 2 {
		return action
	}
	name, isName := action.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	words, isWords := action.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isWords {
		return action
	}
	function, known := constants[name.Ident]
	if !known {
		return action
	}
	said, err := function(words.Text)
	if err != nil || strings.ContainsAny(said, "\x00\"&'+<>`") {
		return action
	}
	return &parse.TextNode{NodeType: parse.NodeText, Pos: action.Pos, Text: []byte(said)}
}
