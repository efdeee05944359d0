package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// The server's fault is told as one: a taker whose record is damaged is not told that their sitting was deleted.
func TestADamagedRecordIsTheServersFault(t *testing.T) {
	damaged := &damaging{Store: newStore()}
	s := opens(t, keptIn(damaged))
	taker := s.taker().takes(outAtSea)
	link, sitting := taker.shares(), taker.sitting()
	damaged.flips = true
	reference := regexp.MustCompile(`this reference helps them: ([A-Z2-7]{16})`)
	pages := []string{sitting, sitting + "/items/1", sitting + "/review", sitting + "/result", sitting + "/code", sitting + "/share", sitting + "/summary", link}
	for _, path := range pages {
		taker.visits(path).sees(http.StatusInternalServerError, "Something went wrong").reads("The fault is ours")
		told := reference.FindStringSubmatch(taker.page.words())
		if told == nil || !strings.Contains(s.log.String(), "request="+told[1]) {
			t.Errorf("%s: the log has not the reference of %q", path, taker.page.words())
		}
	}
	taker.posts(sitting+"/items/1", "answer", "clerk").sees(http.StatusInternalServerError, "Something went wrong").isAt(sitting + "/items/1")
	if strings.Count(s.log.String(), "the store is damaged") != len(pages)+1 {
		t.Errorf("not each fault is noted:\n%s", s.log)
	}
	damaged.flips = false
	taker.visits(sitting + "/result").seesHeading("Work at sea")
	taker.visits(strings.Replace(sitting, sitting[len(sitting)-4:], "0000", 1)).sees(http.StatusNotFound, "This sitting is not here")
}

// Whoever wants a sitting to be gone need not wait until somebody mends it, and it is gone when the page says so.
func TestADamagedSittingCanBeDeleted(t *testing.T) {
	damaged := &damaging{Store: newStore()}
	taker := opens(t, keptIn(damaged)).taker().takes(outAtSea)
	sitting := taker.sitting()
	damaged.flips = true
	taker.visits("/results").follows("Delete").seesHeading("Delete this sitting?").reads("A sitting that cannot be shown now")
	taker.presses("Delete for good").reads("The sitting is deleted for good")
	damaged.flips = false
	taker.visits(sitting).sees(http.StatusNotFound, "This sitting is not here")
}
