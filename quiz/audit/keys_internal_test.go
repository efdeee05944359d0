package audit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStraightLinesLeadWhereTheirSheetsDo(t *testing.T) {
	q := parsed(t, small)
	var want []StraightLine
	for _, s := range q.StraightSheets() {
		r := q.Report("", s.Sheet)
		want = append(want, StraightLine{s.Name, r.Paths[0].ID, r.Lead, r.Lead < 0.1})
	}
	if diff := cmp.Diff(want, straightLines(q)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(want) != 4 || want[0].Name != "all-agree" || want[3].Name != "all-last" || want[0].Lead == want[3].Lead {
		t.Errorf("%+v", want)
	}
	if got := straightLines(parsed(t, three)); len(got) != 2 || got[0].Name != "all-first" {
		t.Errorf("without statements: %+v", got)
	}
}
