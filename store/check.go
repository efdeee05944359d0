package store

import (
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

const (
	// MaxMarks is the largest number of items a session can have.
	MaxMarks = 1<<16 - 1
	// MaxOption is the highest position of an option that can be kept.
	MaxOption = 1<<16 - 1
	// maxMillis is the last millisecond of the year 9999, in Unix time: beyond it a time has no
	// form that JSON and people can read.
	maxMillis = 253_402_300_799_999
)

// CheckSession says what keeps a session from being kept, as an error that wraps [ErrInvalid]; nil
// if nothing does. A sound session has a version 7 UUID in its canonical form, a return code, at
// most [quiz.MaxOwners] different owners, at most [MaxMarks] marks that [CheckMark] accepts, in a
// short form each item once and all that were reached, at most [quiz.MaxShares] share links by ascending
// number that expire after they are made, and start, change and visit between 1970 and 9999 (as well as
// its end, where it has one). They may come in any order: clocks are put back.
func CheckSession(s *quiz.Session) error {
	if s == nil {
		return invalid("there is no session")
	}
	if _, ok := ParseID(s.ID); !ok {
		return invalid("id %q is no version 7 UUID in its canonical form", s.ID)
	}
	// An unset hash is no secret: whoever came without one would find everybody's session.
	if s.Code == (quiz.SecretHash{}) {
		return invalid("the return code's hash is not set")
	}
	if err := checkOwners(s.Owners); err != nil {
		return err
	}
	if len(s.Marks) > MaxMarks {
		return invalid("%d marks are more than %d", len(s.Marks), MaxMarks)
	}
	for i, m := range s.Marks {
		if err := CheckMark(m); err != nil {
			return fmt.Errorf("mark %d: %w", i, err)
		}
	}
	if err := checkAsked(s); err != nil {
		return err
	}
	if err := checkShares(s); err != nil {
		return err
	}
	return checkTimes(s)
}

// CheckMark says what keeps a mark from being kept, as [CheckSession] does: a mark is a known
// non-answer, or positions of options from 0 to [MaxOption], each once and ascending, or neither.
func CheckMark(m quiz.Mark) error {
	if m.NonAnswer != "" {
		if !slices.Contains(quiz.NonAnswers[:], m.NonAnswer) {
			return invalid("unknown non-answer %q", m.NonAnswer)
		}
		if len(m.Options) > 0 {
			return invalid("both an answer and a non-answer")
		}
	}
	last := -1
	for _, o := range m.Options {
		if o <= last || o > MaxOption {
			return invalid("options %v are not ascending positions from 0 to %d", m.Options, MaxOption)
		}
		last = o
	}
	return nil
}

func checkOwners(owners []quiz.SecretHash) error {
	if len(owners) > quiz.MaxOwners {
		return invalid("%d owners are more than %d", len(owners), quiz.MaxOwners)
	}
	for i, o := range owners {
		if o == (quiz.SecretHash{}) {
			return invalid("the hash of owner %d is not set", i)
		}
		if slices.Contains(owners[:i], o) {
			return invalid("owner %d is listed twice", i)
		}
	}
	return nil
}

// checkAsked sees to it that a short form leads to every answer: one to an item that was never put
// would count, and the taker could not come by it.
func checkAsked(s *quiz.Session) error {
	if !s.Ordered() {
		return nil
	}
	put, err := putOf(s.Asked, len(s.Marks))
	if err != nil {
		return invalid("%v", err)
	}
	for i, m := range s.Marks {
		if m.Reached() && !put[i] {
			return invalid("item %d is reached, and the short form never put it", i)
		}
	}
	return nil
}

// putOf returns of each item whether a short form put it, or what is wrong with the order.
func putOf(asked []int, marks int) ([]bool, error) {
	put := make([]bool, marks)
	for _, item := range asked {
		if item < 0 || item >= marks {
			return nil, fmt.Errorf("a short form puts item %d, there are %d", item, marks)
		}
		if put[item] {
			return nil, fmt.Errorf("a short form puts item %d twice", item)
		}
		put[item] = true
	}
	return put, nil
}

// checkShares sees to it that no link opens without a secret, and none for ever.
func checkShares(s *quiz.Session) error {
	if len(s.Shares) > quiz.MaxShares {
		return invalid("%d share links are more than %d", len(s.Shares), quiz.MaxShares)
	}
	last := uint32(0)
	for _, share := range s.Shares {
		switch {
		case share.Number <= last || share.Number > s.SharesMade:
			return invalid("share link %d follows %d, and %d were made", share.Number, last, s.SharesMade)
		case share.Hash == (quiz.SecretHash{}):
			return invalid("the hash of share link %d is not set", share.Number)
		case !readable(share.Made) || !readable(share.Expires):
			return invalid("share link %d (from %v to %v) is not between 1970 and 9999", share.Number, share.Made, share.Expires)
		case share.Expires.UnixMilli() <= share.Made.UnixMilli():
			return invalid("share link %d expires before it is made", share.Number)
		}
		last = share.Number
	}
	return nil
}

// readable reports whether a time lies where it has a form that JSON and people can read.
func readable(t time.Time) bool {
	year := t.UTC().Year()
	return year >= 1970 && year <= 9999
}

func checkTimes(s *quiz.Session) error {
	for _, t := range []struct {
		name string
		at   time.Time
		need bool
	}{{"started", s.Started, true}, {"changed", s.Changed, true}, {"seen", s.Seen, true}, {"finished", s.Finished, false}} {
		if t.at.IsZero() && !t.need {
			continue
		}
		if t.at.IsZero() {
			return invalid("time %s is not set", t.name)
		}
		if !readable(t.at) {
			return invalid("time %s (%v) is not between 1970 and 9999", t.name, t.at)
		}
	}
	return nil
}

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...)
}
