package trials

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
)

// However many tabs change and read a few sittings at once, and although the server is killed meanwhile, there is one
// order of all that was done in which each page shows what was answered last before it.
func TestTrialOneOrderOfEverything(t *testing.T) {
	for range shortOr(3, 50) {
		s := serving(t, t.TempDir())
		history := tabs(t, s, s.restart)
		if done := answeredOf(history); done < 300 {
			t.Fatalf("only %d of %d were answered: nothing was tried", done, len(history))
		}
		if got := porcupine.CheckOperationsTimeout(sittingsModel(), history, time.Minute); got != porcupine.Ok {
			t.Fatalf("no order explains %d requests: %s", len(history), got)
		}
	}
}

func TestControlALostChangeHasNoOrder(t *testing.T) {
	s := careless(t, "torn", t.TempDir())
	history := tabs(t, s, func() {})
	if got := porcupine.CheckOperationsTimeout(sittingsModel(), history, time.Minute); got != porcupine.Illegal {
		t.Errorf("changes that undo each other: %s", got)
	}
}

// An act is what a tab asks of a sitting: to answer an item, or all that is kept.
type act struct {
	sitting string
	item    int
	// option is empty for one that reads.
	option string
}

// unknown is the outcome of an act whose answer never came.
const unknown = "?"

// tabs lets several tabs act on a few sittings of one taker at once, with something that happens in the middle.
func tabs(t *testing.T, s *server, inTheMiddle func()) []porcupine.Operation {
	t.Helper()
	k := newTaker(t, s)
	var ids []string
	for range 3 {
		id, err := k.begins()
		if err == nil {
			err = k.answers(id, 0, k.quiz.Options(0)[0].ID) // or the next start would be taken for a second click
		}
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	start := time.Now()
	var mu sync.Mutex
	var history []porcupine.Operation
	var acting sync.WaitGroup
	half, over := make(chan struct{}, 8), make(chan struct{})
	for tab := range 8 {
		acting.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(tab), uint64(start.UnixNano())))
			for i := range 60 {
				if i == 30 {
					half <- struct{}{}
				}
				a := anyAct(chance, k, ids)
				began := time.Since(start)
				output := k.acts(a)
				op := porcupine.Operation{ClientId: tab, Input: a, Call: int64(began), Output: output, Return: int64(time.Since(start))}
				if output == unknown { // it may still come to pass
					op.Return = math.MaxInt64
					<-over
				}
				mu.Lock()
				history = append(history, op)
				mu.Unlock()
			}
		})
	}
	<-half
	inTheMiddle()
	close(over)
	acting.Wait()
	return history
}

// anyAct reads a sitting, or answers one of a few of its items: few, so that tabs meet.
func anyAct(chance *rand.Rand, k *taker, ids []string) act {
	a := act{sitting: ids[chance.IntN(len(ids))]}
	if chance.IntN(3) > 0 {
		a.item = 1 + chance.IntN(4)
		options := k.quiz.Options(a.item)
		a.option = options[chance.IntN(len(options))].ID
	}
	return a
}

// acts does it, and returns what came of it: what was read, "" for an answer that was acknowledged.
func (k *taker) acts(a act) string {
	if a.option != "" {
		if k.answers(a.sitting, a.item, a.option) != nil {
			return unknown
		}
		return ""
	}
	sheet, err := k.sheet(a.sitting)
	if err != nil {
		return unknown
	}
	return strings.Join(sheet[1:5], ",")
}

func answeredOf(history []porcupine.Operation) (n int) {
	for _, op := range history {
		if op.Output != unknown {
			n++
		}
	}
	return n
}

// sittingsModel is what a sitting is to those who use it: for each item the last answer.
func sittingsModel() porcupine.Model {
	return porcupine.Model{
		Partition: bySitting,
		Init:      func() any { return [4]string{} },
		Step: func(state, input, output any) (bool, any) {
			sheet, a := state.([4]string), input.(act)
			if a.option == "" {
				return output == unknown || output == strings.Join(sheet[:], ","), sheet
			}
			sheet[a.item-1] = a.option
			return true, sheet
		},
		DescribeOperation: func(input, output any) string { return fmt.Sprint(input, " → ", output) },
	}
}

// bySitting takes apart what has nothing to do with each other. What was only read without an answer says nothing.
func bySitting(history []porcupine.Operation) [][]porcupine.Operation {
	of := map[string][]porcupine.Operation{}
	for _, op := range history {
		if a := op.Input.(act); a.option != "" || op.Output != unknown {
			of[a.sitting] = append(of[a.sitting], op)
		}
	}
	return slices.Collect(maps.Values(of))
}
