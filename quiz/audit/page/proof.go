package page

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A proof is a certificate in words: a leaf is a sentence, a branching is a question with the proofs for
// its answers.
type proof struct {
	Name     string // the outcome that cannot be ahead
	Multiple bool   // there are several leaves
	Tree     proofTree
	More     int // leaves that are left out
}

// A proofTree is one certificate.
type proofTree struct {
	However  string // of a leaf: on which sheets it holds
	Rivals   string
	Several  bool // of a leaf: there is more than one rival
	Strict   bool // of a leaf: the sum is below 0 and not only at most 0, as the verdict never wants
	Item     asked
	Branches []proofBranch
}

// A proofBranch is a certificate for some of an item's answers.
type proofBranch struct {
	Answers string
	Tree    proofTree
}

// The most leaves and answers that are written out.
const (
	mostLeaves  = 24
	mostAnswers = 6
)

func (s *showing) proof(id string, c audit.Certificate, v audit.Reached) *proof {
	p := &proof{Name: s.name(id), Multiple: len(c.Branches) > 0}
	room := mostLeaves
	p.Tree = s.proofTree(c, v == audit.Never, "However the questions are answered", &room)
	p.More = leaves(c) - (mostLeaves - room)
	return p
}

// leaves counts those of a certificate.
func leaves(c audit.Certificate) int {
	if len(c.Branches) == 0 {
		return 1
	}
	n := 0
	for _, b := range c.Branches {
		n += leaves(b.Certificate)
	}
	return n
}

// proofTree writes out as many leaves as there is room for.
func (s *showing) proofTree(c audit.Certificate, strict bool, however string, room *int) proofTree {
	if len(c.Branches) == 0 {
		*room--
		return proofTree{However: however, Rivals: s.rivals(c.Rivals), Several: len(c.Rivals) > 1, Strict: strict}
	}
	tree := proofTree{Item: s.asked(c.Item)}
	for _, b := range c.Branches {
		if *room > 0 {
			tree.Branches = append(tree.Branches, proofBranch{s.answers(c.Item, b.Alternatives), s.proofTree(b.Certificate, strict, "However the others are answered", room)})
		}
	}
	return tree
}

// rivals names the rivals, several with how often each counts; how often a single one does changes no sign.
func (s *showing) rivals(all []audit.Multiplier) string {
	words := make([]string, len(all))
	for i, m := range all {
		words[i] = s.name(m.Rival)
		if len(all) > 1 {
			words[i] = fmt.Sprintf("%s (counted × %s)", words[i], m.Lambda)
		}
	}
	return listed(words)
}

// answers names an item's alternatives.
func (s *showing) answers(item string, alternatives []int) string {
	i, ok := s.Item(item)
	if !ok {
		return fmt.Sprint(alternatives)
	}
	var words []string
	for n, a := range alternatives {
		if n == mostAnswers {
			words = append(words, count(len(alternatives)-n, "other answer", "other answers"))
			break
		}
		var options []string
		if a >= 0 && a < s.Model.Alternatives(i) {
			for _, o := range s.Model.Options(i, a) {
				options = append(options, string(s.Options(i)[o].Text))
			}
		}
		words = append(words, "“"+strings.Join(options, " + ")+"”")
	}
	return strings.Join(words, ", ")
}
