package browsertest

import (
	"fmt"
	"testing"
)

// mostOfAScreen is how tall a career may be, in pixels: half of the screen of a phone. The test's
// fonts are wider than a phone's own, so that one in four may be one line taller.
const (
	mostOfAScreen = 330
	oneLine       = 24
)

func TestACareerIsSeenAtAGlance(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), phone)
	k.takes(q, persona(t, q, "bedside-nurse").Answers)
	k.finishes()
	var heights []int
	k.asks(`all('.careers .career').map(e => e.offsetHeight)`, &heights)
	taller := 0
	for _, height := range heights {
		if height > mostOfAScreen {
			taller++
		}
		if height > mostOfAScreen+oneLine {
			t.Errorf("a career is %d px tall", height)
		}
	}
	if len(heights) < 5 || 4*taller > len(heights) {
		t.Errorf("careers are %v px tall", heights)
	}
}

// Whatever is told of a bar in the page's words is where the bar is: the typical sum of each career, measured
// on the screen against the ends of its axis.
func TestABarIsAsLongAsItsSum(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), phone)
	k.opens("/" + q.ID + "/explore")
	var bars []struct {
		Sum, End string
		At       float64
	}
	k.asks(`all('.pay-chart').flatMap(chart => all('.pay-bar', chart).filter(e => e.querySelector('.mark')).map(e => {
		const box = e.getBoundingClientRect(), mark = e.querySelector('.mark').getBoundingClientRect();
		return {sum: words(e.previousElementSibling.querySelector('strong')), end: words(chart.querySelector('.axis span:last-child')), at: (mark.x + mark.width/2 - box.x) / box.width};
	}))`, &bars)
	if len(bars) < 15 {
		t.Fatalf("only %d bars are marked", len(bars))
	}
	for _, bar := range bars {
		want := dollarsOf(t, bar.Sum) / dollarsOf(t, bar.End)
		if bar.At < want-0.01 || bar.At > want+0.01 {
			t.Errorf("%s of %s stands at %.3f of the axis, want %.3f", bar.Sum, bar.End, bar.At, want)
		}
	}
}

// dollarsOf reads a sum such as $82,000.
func dollarsOf(t testing.TB, words string) float64 {
	t.Helper()
	var sum float64
	for _, r := range words {
		if r >= '0' && r <= '9' {
			sum = 10*sum + float64(r-'0')
		}
	}
	if sum == 0 {
		t.Fatalf("%q is no sum", words)
	}
	return sum
}

// Without a script, careers are chosen and compared with the keyboard's and the browser's own means.
func TestCareersAreComparedWithoutScripts(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), phone)
	k.opens("/" + q.ID + "/explore")
	k.follows("Compare two careers")
	k.follows("Compare")
	k.isTold("There is a problem", "First career: Choose a career from the list.")
	k.opens(fmt.Sprintf("/%s/compare?a=%s&b=%s", q.ID, q.Careers[0].ID, q.Careers[3].ID))
	k.isTold(string(q.Careers[0].Name), string(q.Careers[3].Name), "What tells them apart")
}
