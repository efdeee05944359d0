package quiz

// Carry returns what an answer to an item of another version of the questionnaire is in this one. Items and
// options are the same where their ids are, whatever they say and wherever they stand. It is false where
// nothing was said, or nothing that can be said here.
func (q *Quiz) Carry(other *Quiz, item int, m Mark) (here int, mark Mark, ok bool) {
	here, ok = q.Item(other.Items[item].ID)
	if !ok || !m.Reached() {
		return 0, Mark{}, false
	}
	mark, err := q.Mark(here, other.Answer(item, m))
	return here, mark, err == nil
}

// CarryAll carries the answers of a whole sheet of another version over to this one. What cannot be carried
// is not reached here, and neither is what is new; lost are the items of the other version that had an
// answer and lost it, in its order.
func (q *Quiz) CarryAll(other *Quiz, marks []Mark) (carried []Mark, lost []int) {
	carried = make([]Mark, len(q.Items))
	for i, m := range marks {
		if here, mark, ok := q.Carry(other, i, m); ok {
			carried[here] = mark
		} else if m.Reached() {
			lost = append(lost, i)
		}
	}
	return carried, lost
}

// TakeOver gives a new session of this questionnaire the answers of an earlier one of another version, as
// far as they can be carried. A short form stays one, and keeps its order; a session that had a result has
// one again, if it has enough answers for it.
func (q *Quiz) TakeOver(s *Session, other *Quiz, earlier *Session) error {
	s.Marks, _ = q.CarryAll(other, earlier.Marks)
	if earlier.Ordered() {
		if err := q.takeOrder(s, other, earlier); err != nil {
			return err
		}
	}
	enough, err := q.Enough(s)
	if enough && !earlier.Finished.IsZero() {
		s.Finish(s.Started)
	}
	return err
}

// takeOrder puts the items of a short form in the order in which the earlier session put them, and then
// goes on as short forms do.
func (q *Quiz) takeOrder(s *Session, other *Quiz, earlier *Session) error {
	for _, i := range earlier.Asked {
		if item, ok := q.Item(other.Items[i].ID); ok {
			s.Asked = append(s.Asked, item)
		}
	}
	switch _, waiting := s.NextOpen(); {
	case !q.HasShort(): // the questionnaire has become too short for it
		s.Asked = nil
	case !earlier.Short():
		s.Lengthen()
	case len(s.Asked) == 0, s.Short() && !waiting:
		return q.Shorten(s) // puts one more
	}
	return nil
}
