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
	r := &recorder{taker: k, ids: begunBy(t, k, 3), start: time.Now(), half: make(chan bool, 8), over: make(chan bool)}
	var acting sync.WaitGroup
	for tab := range 8 {
		acting.Go(func() { r.acts(tab) })
	}
	<-r.half
	inTheMiddle()
	close(r.over)
	acting.Wait()
	return r.history
}

// begunBy are sittings of a taker, of which nothing is answered that tabs answer.
func begunBy(t *testing.T, k *taker, n int) (ids []string) {
	t.Helper()
	for range n {
		id, err := k.begins()
		if err == nil {
			err = k.answers(id, 0, k.quiz.Options(0)[0].ID) // or the next start would be taken for a second click
		}
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

// A recorder keeps the history of what tabs did.
type recorder struct {
	*taker
	ids   []string
	start time.Time
	// half gets a word from each tab that has done half of its acts; over is closed after what happens then.
	half, over chan bool
	mu         sync.Mutex
	history    []porcupine.Operation
}

// acts does what one tab does.
func (r *recorder) acts(tab int) {
	chance := rand.New(rand.NewPCG(uint64(tab), uint64(r.start.UnixNano())))
	for i := range 60 {
		if i == 30 {
			r.half <- true
		}
		op := porcupine.Operation{ClientId: tab, Input: anyAct(chance, r.taker, r.ids), Call: int64(time.Since(r.start))}
		op.Output = r.does(op.Input.(act))
		op.Return = int64(time.Since(r.start))
		if op.Output == unknown { // it may still come to pass
			op.Return = math.MaxInt64
			<-r.over
		}
		r.mu.Lock()
		r.history = append(r.history, op)
		r.mu.Unlock()
	}
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

// does does it, and returns what came of it: what was read, "" for an answer that was acknowledged.
func (k *taker) does(a act) string {
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
