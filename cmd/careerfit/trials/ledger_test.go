package trials

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
)

// A busy taker keeps a ledger of what was acknowledged to them while the server may die at any moment.
type busy struct {
	*taker
	rand *rand.Rand
	// sitting is the one under way; open are those that may have changed since they were last compared, all is every one.
	sitting   *entry
	open, all []*entry
	// acknowledged counts answers, starts and deletes.
	acknowledged atomic.Int64
}

// An entry is what a taker knows of one sitting.
type entry struct {
	id string
	// sheet has the last acknowledged option of each item; asked has, where no 303 came, an option that
	// may have been kept or not.
	sheet, asked []string
	changes      int
	// deleting tells that it was asked for, deleted that this was acknowledged.
	deleting, deleted bool
}

// mostChanges is how often a sitting is changed before another one is begun: no more than a person might.
const mostChanges = 60

func newBusy(k *taker, seed uint64) *busy {
	return &busy{taker: k, rand: rand.New(rand.NewPCG(seed, 6))}
}

// goesOn answers, begins and deletes until the server no longer answers. A request that is answered with a refusal
// is an error.
func (b *busy) goesOn() error {
	err := b.goesOnWhile(func() bool { return true })
	if _, refusal := errors.AsType[*refused](err); refusal {
		return err
	}
	return nil
}

// goesOnWhile goes on until a request fails, or as long as it may.
func (b *busy) goesOnWhile(may func() bool) error {
	for may() {
		if err := b.step(); err != nil {
			return err
		}
		b.acknowledged.Add(1)
	}
	return nil
}

// step does one thing and notes it before and after.
func (b *busy) step() error {
	switch e := b.sitting; {
	case e == nil, e.changes >= mostChanges && b.rand.IntN(3) > 0:
		return b.beginsOne()
	case e.changes >= mostChanges:
		return b.deletesOne(e)
	default:
		return b.answersOne(e)
	}
}

func (b *busy) beginsOne() error {
	id, err := b.begins()
	if err != nil || b.sitting != nil && b.sitting.id == id { // a start right after a start is taken for a second click
		return err
	}
	b.sitting = &entry{id: id, sheet: make([]string, len(b.quiz.Items)), asked: make([]string, len(b.quiz.Items))}
	b.open, b.all = append(b.open, b.sitting), append(b.all, b.sitting)
	return nil
}

func (b *busy) answersOne(e *entry) error {
	item := b.rand.IntN(len(e.sheet))
	options := b.quiz.Options(item)
	option := options[b.rand.IntN(len(options))].ID
	e.changes++
	e.asked[item] = option
	if err := b.answers(e.id, item, option); err != nil {
		return err
	}
	e.sheet[item], e.asked[item] = option, ""
	return nil
}

func (b *busy) deletesOne(e *entry) error {
	e.deleting, b.sitting = true, nil
	if err := b.deletes(e.id); err != nil {
		return err
	}
	e.deleted = true
	return nil
}

// compare reads every sitting that may have changed since it was last compared, and says what is lost of it. What is
// found of that which was not acknowledged stands from now on.
func (b *busy) compare() (lost []string, err error) {
	for _, e := range b.open {
		sheet, err := b.sheet(e.id)
		if err != nil {
			return lost, err
		}
		lost = append(lost, e.missing(sheet)...)
	}
	b.open = slices.DeleteFunc(b.open, func(e *entry) bool { return e != b.sitting })
	return lost, nil
}

// missing says what a sheet lacks that was acknowledged, and settles what was not.
func (e *entry) missing(sheet []string) (lost []string) {
	switch {
	case e.deleted && sheet != nil:
		return []string{fmt.Sprintf("sitting %s was deleted, and is there", e.id)}
	case sheet == nil && !e.deleting:
		return []string{fmt.Sprintf("sitting %s is gone", e.id)}
	case sheet == nil:
		return nil
	}
	for i, kept := range sheet {
		if kept != e.sheet[i] && (kept != e.asked[i] || kept == "") {
			lost = append(lost, fmt.Sprintf("sitting %s, item %d: %q was acknowledged, %q is there", e.id, i+1, e.sheet[i], kept))
		}
		e.sheet[i], e.asked[i] = kept, ""
	}
	return lost
}
