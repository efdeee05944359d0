package quiz

import (
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/engine"
)

// Mark translates an answer to the item into the form that a session keeps. The error says why the
// answer is not legal, and what would be.
func (q *Quiz) Mark(item int, a Answer) (Mark, error) {
	if a.NonAnswer != "" {
		if !a.NonAnswer.valid() || len(a.Options) > 0 {
			return Mark{}, fmt.Errorf("item %q: unknown non-answer %q", q.Items[item].ID, a.NonAnswer)
		}
		return Mark{NonAnswer: a.NonAnswer}, nil
	}
	var m Mark
	for _, id := range a.Options {
		o, ok := q.optionAt[item][id]
		if !ok {
			return Mark{}, fmt.Errorf("item %q has no option %q; %s", q.Items[item].ID, id, Nearest(id, q.optionIDs(item)))
		}
		m.Options = append(m.Options, o)
	}
	slices.Sort(m.Options)
	return m, q.legal(item, m)
}

// legal reports why the options cannot be chosen together.
func (q *Quiz) legal(item int, m Mark) error {
	id, upTo := q.Items[item].ID, max(q.Items[item].UpTo, 1)
	switch options := m.Options; {
	case len(options) == 0:
		return fmt.Errorf("item %q: nothing is chosen", id)
	case len(slices.Compact(slices.Clone(options))) < len(options):
		return fmt.Errorf("item %q: an option is chosen twice", id)
	case len(options) > upTo:
		return fmt.Errorf("item %q: %d options are chosen, at most %d may be", id, len(options), upTo)
	case len(options) > 1 && slices.ContainsFunc(options, func(o int) bool { return q.options[item][o].Alone }):
		return fmt.Errorf("item %q: an option that stands alone is chosen together with others", id)
	}
	return nil
}

// Answer translates back what Mark made.
func (q *Quiz) Answer(item int, m Mark) Answer {
	a := Answer{NonAnswer: m.NonAnswer}
	for _, o := range m.Options {
		a.Options = append(a.Options, q.options[item][o].ID)
	}
	return a
}

func (q *Quiz) optionIDs(item int) []string {
	ids := make([]string, len(q.options[item]))
	for i, o := range q.options[item] {
		ids[i] = o.ID
	}
	return ids
}

// Sheet makes the engine's sheet of a session's marks. The error says which mark does not belong to
// this questionnaire.
func (q *Quiz) Sheet(marks []Mark) (*engine.Sheet, error) {
	if len(marks) != len(q.Items) {
		return nil, fmt.Errorf("there are %d answers for %d items", len(marks), len(q.Items))
	}
	sheet := q.Model.NewSheet()
	for i, m := range marks {
		if len(m.Options) == 0 {
			continue
		}
		if err := sheet.Answer(i, m.Options...); err != nil {
			return nil, err
		}
	}
	return sheet, nil
}

// Marks translates answers by item id; items that are absent are skipped. The error names the first
// unknown item or illegal answer, in alphabetical order.
func (q *Quiz) Marks(answers map[string]Answer) ([]Mark, error) {
	marks := make([]Mark, len(q.Items))
	for i := range marks {
		marks[i].NonAnswer = Skipped
	}
	for _, id := range sortedKeys(answers) {
		i, ok := q.Item(id)
		if !ok {
			return nil, fmt.Errorf("there is no item %q; %s", id, Nearest(id, q.itemIDs()))
		}
		m, err := q.Mark(i, answers[id])
		if err != nil {
			return nil, err
		}
		marks[i] = m
	}
	return marks, nil
}

func (q *Quiz) itemIDs() []string {
	ids := make([]string, len(q.Items))
	for i, item := range q.Items {
		ids[i] = item.ID
	}
	return ids
}

// NewSession begins a session of this questionnaire. The id and the hashes are the caller's.
func (q *Quiz) NewSession(id string, code, owner SecretHash, now time.Time) *Session {
	now = now.UTC().Truncate(time.Millisecond)
	return &Session{
		ID: id, Digest: q.Digest, Code: code, Owners: []SecretHash{owner},
		Marks:   make([]Mark, len(q.Items)),
		Started: now, Changed: now, Seen: now,
	}
}

// Put records an answer; giving the same one again changes nothing. A short form then puts its next
// item. The error says why the answer is not legal, or is [ErrNotPut], and the session is unchanged.
func (q *Quiz) Put(s *Session, item int, a Answer, now time.Time) error {
	if err := q.Record(s, item, a, now); err != nil {
		return err
	}
	return q.GoOn(s)
}

// Record records an answer as Put does while the taker still thinks about it: a short form puts nothing
// next, because what it puts depends on the answer that the taker goes on with.
func (q *Quiz) Record(s *Session, item int, a Answer, now time.Time) error {
	m, err := q.Mark(item, a)
	if err != nil {
		return err
	}
	if err := q.reach(s, item); err != nil {
		return err
	}
	if !s.Marks[item].Equal(m) {
		s.Marks[item] = m
		s.Changed = now.UTC().Truncate(time.Millisecond)
	}
	return nil
}

// Clear takes back what was given for an item, as if it had not been reached; doing it twice changes nothing. A short form
// keeps what it has put, and waits for the item again.
func (s *Session) Clear(item int, now time.Time) {
	if s.Marks[item].Reached() {
		s.Marks[item] = Mark{}
		s.Changed = now.UTC().Truncate(time.Millisecond)
	}
}

// NextOpen returns the first item that was not reached, in the session's order; false when there is
// none. Items that a short form did not put are not waited for.
func (s *Session) NextOpen() (int, bool) {
	if s.Ordered() {
		i := slices.IndexFunc(s.Asked, func(item int) bool { return !s.Marks[item].Reached() })
		if i < 0 {
			return 0, false
		}
		return s.Asked[i], true
	}
	for i, m := range s.Marks {
		if !m.Reached() {
			return i, true
		}
	}
	return 0, false
}

// Reached returns how many items were given an answer or a non-answer.
func (s *Session) Reached() int {
	n := 0
	for _, m := range s.Marks {
		if m.Reached() {
			n++
		}
	}
	return n
}

// Finish notes when the result was first asked for.
func (s *Session) Finish(now time.Time) {
	if s.Finished.IsZero() {
		s.Finished = now.UTC().Truncate(time.Millisecond)
	}
}
