package web_test

import (
	"fmt"
	"strings"
)

// verdict is the one that the page shows, in the middle of a sentence.
func (p *page) verdict() string {
	for class, name := range map[string]string{"verdict-clear": "a clear result", "verdict-balanced": "a balanced result", "verdict-none": "no clear result"} {
		if p.part(class) != nil {
			return name
		}
	}
	return ""
}

// wayThere compares what is told of the verdicts on the way, and of the lead in the end, with the pages that were
// seen.
func (w whatIf) wayThere(before string, seen []string, last *page) (faults []string) {
	already := ""
	for i, verdict := range seen[:len(seen)-1] {
		if before == "a clear result" && already == "" && verdict != before {
			already = fmt.Sprintf("%d of them: %s", i+1, verdict)
		}
	}
	if already = strings.TrimPrefix(already, "1 "); already != w.already {
		faults = append(faults, fmt.Sprintf("a clear result ends with the first %q, not %q", already, w.already))
	}
	if end := seen[len(seen)-1]; w.verdict != "" && (w.verdict != end || !strings.Contains(last.words(), "ahead of the second by "+w.lead+".")) {
		faults = append(faults, fmt.Sprintf("in the end it is %s, and not %s by %s", end, w.verdict, w.lead))
	}
	return faults
}
