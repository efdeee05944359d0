package web

import "slices"

// order returns the items that the sitting puts, in its order: the author's, or that of a short form.
func (t sitting) order() []int {
	if t.Ordered() {
		return t.Asked
	}
	all := make([]int, len(t.Marks))
	for i := range all {
		all[i] = i
	}
	return all
}

// place returns where in the order an item stands, counted from 0; false where it was not put.
func (t sitting) place(item int) (int, bool) {
	if !t.Ordered() {
		return item, item < len(t.Marks)
	}
	place := slices.Index(t.Asked, item)
	return place, place >= 0
}

// before returns the item that was put before this one; false where it is the first.
func (t sitting) before(item int) (int, bool) {
	place, _ := t.place(item)
	if place <= 0 {
		return 0, false
	}
	return t.order()[place-1], true
}

// after returns the item that was put after this one; false where it is the last.
func (t sitting) after(item int) (int, bool) {
	place, put := t.place(item)
	order := t.order()
	if !put || place+1 >= len(order) {
		return 0, false
	}
	return order[place+1], true
}

// progress says how far an item is on the way. How long a short form gets depends on the answers to
// come, so that it names no whole.
func (t sitting) progress(item int) string {
	place, _ := t.place(item)
	if t.Short() {
		return t.say.T("Question %d, short form", place+1)
	}
	return t.say.T("Question %d of %d", place+1, len(t.Marks))
}

// far says in a few words how many questions are done.
func (t sitting) far() string {
	if t.Short() {
		return t.say.N(t.Reached(), "short form, %d question", "short form, %d questions")
	}
	return t.say.N(len(t.Marks), "%[2]d of %[1]d question", "%[2]d of %[1]d questions", t.Reached())
}

// goesOn reports whether a question of a short form, or of one that was gone on with, waits beside the result.
func (t sitting) goesOn() bool {
	_, open := t.NextOpen()
	return t.Ordered() && !t.Finished.IsZero() && open
}

// another says that a short form with a result has another question; it is empty where it has not.
func (t sitting) another() string {
	switch {
	case !t.Short() || !t.goesOn():
		return ""
	case t.Changed.After(t.Finished):
		return t.say.T("Since you changed answers, the short form has another question.")
	}
	return t.say.T("The short form has another question.")
}

// whereLeftOff returns the page that the sitting is to be gone on with.
func (t sitting) whereLeftOff() string {
	open, waiting := t.NextOpen()
	switch {
	case !t.Finished.IsZero() && !t.goesOn():
		return t.address("result")
	case waiting:
		return t.itemAddress(open)
	}
	return t.address("review")
}
