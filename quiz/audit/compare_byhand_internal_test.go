package audit

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Everything that is counted is what scoring by hand says of the same answers.
func TestMovesAreThoseOfScoringByHand(t *testing.T) {
	const sheets = 400
	before, after := parsed(t, small), parsed(t, edited)
	got := compared(t, before, after, sheets)
	by := [2]byHand{newByHand(before, before.Questionnaire), newByHand(after, after.Questionnaire)}
	both := newBothSheets(before, after, DefaultSettings().Seed)
	for g, moves := range []GroupMoves{got.Paths, got.Careers} {
		want, rises := GroupMoves{Moved: Share{Of: sheets}, Ties: Share{Of: sheets}}, map[string]*big.Rat{}
		counts, room := [2]map[string]int{{}, {}}, both.room()
		for number := range sheets {
			both.fill(room, number)
			was, is := by[0].firsts(room.of[0], g), by[1].firsts(room.of[1], g)
			for v, first := range []map[string]bool{was, is} {
				for id := range first {
					counts[v][id]++
				}
			}
			switch {
			case otherFirst(was, is):
				want.Moved.Count++
				if explain(rises, by, room, g, was, is) {
					want.Explained++
				}
			case !cmp.Equal(was, is):
				want.Ties.Count++
			}
		}
		for _, s := range moves.Shares {
			if s.Before.Count != counts[0][s.ID] || s.After.Count != counts[1][s.ID] {
				t.Errorf("%+v, by hand %d and %d", s, counts[0][s.ID], counts[1][s.ID])
			}
		}
		if moves.Moved != want.Moved || moves.Ties != want.Ties || moves.Explained != want.Explained || want.Explained == 0 {
			t.Errorf("%+v, by hand %+v", moves, want)
		}
		if g == 1 && want.Explained == want.Moved.Count {
			t.Error("no move is due to a career that went or came")
		}
		found := map[string]float64{"": moves.Baseline}
		for _, b := range moves.Blame {
			found[b.Item] = b.Rise
		}
		total := 0.0
		for item, rise := range rises {
			mean, _ := rise.Quo(rise, big.NewRat(int64(want.Explained), 1)).Float64()
			total += mean
			if math.Abs(found[item]-mean) > 1e-9 {
				t.Errorf("%q is blamed for %g, by hand %g", item, found[item], mean)
			}
		}
		if math.Abs(moves.Rise-total) > 1e-9 || moves.Rise <= 0 {
			t.Errorf("the rise is %g, by hand %g", moves.Rise, total)
		}
	}
}

// explain adds, by hand, what each item (and "" the baselines) does to the lead of the first that is new
// over the one that was. False where a version lacks one of them.
func explain(rises map[string]*big.Rat, by [2]byHand, sheets twoSheets, group int, was, is map[string]bool) bool {
	first := func(h byHand, ids map[string]bool, other byHand) string {
		for _, o := range h.groups[group] {
			if ids[o.id] && slices.ContainsFunc(other.groups[group], func(p outcomeByHand) bool { return p.id == o.id }) {
				return o.id
			}
		}
		return ""
	}
	loser, winner := first(by[0], was, by[1]), first(by[1], is, by[0])
	if loser == "" || winner == "" {
		return false
	}
	for v, h := range by {
		empty := slices.Repeat([]int32{notAnswered}, len(h.q.Items))
		for id, sign := range map[string]int64{winner: 1, loser: -1} {
			o := h.groups[group][slices.IndexFunc(h.groups[group], func(o outcomeByHand) bool { return o.id == id })]
			factor := big.NewRat(sign*int64(2*v-1), 1)
			add := func(item string, part *big.Rat) {
				if rises[item] == nil {
					rises[item] = new(big.Rat)
				}
				rises[item].Add(rises[item], part.Mul(part, factor))
			}
			base := h.fit(empty, o)
			add("", new(big.Rat).Set(base))
			for i, item := range h.q.Items { // a contribution is what the answer alone changes
				alone := slices.Clone(empty)
				alone[i] = sheets.of[v][i]
				fit := h.fit(alone, o)
				add(item.ID, fit.Sub(fit, base))
			}
		}
	}
	return true
}
