package store_test

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// sessions draws sound sessions, the extreme ones among them.
func sessions() *rapid.Generator[*quiz.Session] {
	hash := rapid.Custom(func(t *rapid.T) quiz.SecretHash {
		return quiz.SecretHash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
	}).Filter(func(h quiz.SecretHash) bool { return h != quiz.SecretHash{} })
	last := time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC).UnixMilli()
	at := rapid.Map(rapid.Int64Range(0, last), func(ms int64) time.Time { return time.UnixMilli(ms).UTC() })
	return rapid.Custom(func(t *rapid.T) *quiz.Session {
		marks := rapid.SliceOf(marks()).Draw(t, "marks")
		shares, made := drawnShares(t, hash, last)
		return &quiz.Session{
			ID:       sample().ID,
			Digest:   quiz.Digest(hash.Draw(t, "digest")),
			Code:     hash.Draw(t, "code"),
			Owners:   rapid.SliceOfNDistinct(hash, 0, quiz.MaxOwners, rapid.ID).Draw(t, "owners"),
			Marks:    marks,
			Asked:    asked(t, marks),
			Started:  at.Draw(t, "started"),
			Changed:  at.Draw(t, "changed"),
			Seen:     at.Draw(t, "seen"),
			Finished: rapid.OneOf(rapid.Just(time.Time{}), at).Draw(t, "finished"),

			CodeSerial: rapid.Uint32().Draw(t, "serial"),
			Shares:     shares,
			SharesMade: made,
		}
	})
}

// drawnShares draws share links, and how many there ever were.
func drawnShares(t *rapid.T, hash *rapid.Generator[quiz.SecretHash], last int64) (shares []quiz.Share, made uint32) {
	numbers := rapid.SliceOfNDistinct(rapid.Uint32Min(1), 0, quiz.MaxShares, rapid.ID).Draw(t, "numbers")
	slices.Sort(numbers)
	for _, number := range numbers {
		from := rapid.Int64Range(0, last-1).Draw(t, "made")
		shares = append(shares, quiz.Share{
			Number: number, Hash: hash.Draw(t, "secret"), Answers: rapid.Bool().Draw(t, "answers"),
			Made: time.UnixMilli(from).UTC(), Expires: time.UnixMilli(rapid.Int64Range(from+1, last).Draw(t, "expires")).UTC(),
		})
		made = number
	}
	return shares, rapid.Uint32Min(made).Draw(t, "made ever")
}

// asked draws what a short form may have put: what was reached and perhaps more, in any order. Half of
// the sessions are long forms.
func asked(t *rapid.T, marks []quiz.Mark) []int {
	var order, put []int
	for item := range marks {
		order = append(order, item)
	}
	if len(order) == 0 || rapid.Bool().Draw(t, "long") {
		return nil
	}
	for _, item := range rapid.Permutation(order).Draw(t, "order") {
		if marks[item].Reached() || rapid.Bool().Draw(t, "put") {
			put = append(put, item)
		}
	}
	return put
}

func marks() *rapid.Generator[quiz.Mark] {
	option := rapid.OneOf(rapid.IntRange(0, 6), rapid.IntRange(247, 253), rapid.IntRange(0, store.MaxOption))
	return rapid.OneOf(
		rapid.Just(quiz.Mark{}),
		rapid.Map(rapid.SampledFrom(quiz.NonAnswers[:]), func(n quiz.NonAnswer) quiz.Mark { return quiz.Mark{NonAnswer: n} }),
		rapid.Map(rapid.SliceOfNDistinct(option, 1, 5, rapid.ID), func(options []int) quiz.Mark {
			slices.Sort(options)
			return quiz.Mark{Options: options}
		}),
	)
}
