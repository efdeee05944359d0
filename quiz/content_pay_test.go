package quiz_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// pay spells a figure as low–typical–high.
func pay(p quiz.Pay) string {
	return fmt.Sprintf("%s–%s–%s %s from %s", p.Low, p.Typical, p.High, p.Currency, p.Source)
}

func TestTheFiguresOfTheArticle(t *testing.T) {
	q := builtin(t)
	got := map[string]string{}
	for _, p := range q.Paths {
		for _, figure := range p.Pay {
			got[p.ID] = pay(figure)
		}
	}
	for _, c := range q.Careers {
		for _, figure := range c.Pay {
			if !figure.Official {
				got[c.Path+", "+c.ID] = pay(figure)
			}
		}
	}
	want := map[string]string{
		"project": "–75892– USD from uic-article",
		"product": "–88626– USD from uic-article",
		"project, health-informatics-program-lead": "–82000– USD from uic-article",
		"project, health-care-program-manager":     "–160000– USD from uic-article",
		"project, health-it-project-manager":       "–121000– USD from uic-article",
		"product, clinical-informatics-consultant": "–85000– USD from uic-article",
		"product, health-care-product-manager":     "–114000– USD from uic-article",
		"product, population-health-manager":       "–100000– USD from uic-article",
		"product, technical-educator":              "–71000– USD from uic-article",
		"product, consumer-health-professional":    "72000––119000 USD from uic-article",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pay (-article +content):\n%s", diff)
	}
	wantWords(t, "the note beside the average", []quiz.Text{path(t, q, "project").Pay[0].Note}, "average")
	wantWords(t, "how pay is to be read", q.Words.Pay, "background", "education", "Glassdoor", "Indeed", "ZipRecruiter", "no date|undated", "November 2026",
		`75,892.*below.*82,000`, "of the five.*only one.*commercial product", "nearest occupation")
	for id, note := range map[string]string{"health-care-product-manager": "may require certification", "technical-educator": "may require a licen[cs]e.*state"} {
		wantWords(t, id, career(t, q, id).Requirements, note)
	}
	for _, c := range q.Careers {
		if len(c.Workplaces) == 0 || len(c.Sources) == 0 {
			t.Errorf("%s has no workplaces or no sources", c.ID)
		}
	}
}

// The official wages: US Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May
// 2025, national: the 10th percentile, the median and the 90th of the occupation that O*NET's titles
// make the nearest.
func TestTheOfficialWages(t *testing.T) {
	q := builtin(t)
	got := map[string]string{}
	for _, c := range q.Careers {
		for _, p := range c.Pay {
			if p.Official {
				got[c.ID] = fmt.Sprintf("%s %s, %s, %d: %s–%s–%s %s", p.Code, p.Occupation, p.Match, p.Year, p.Low, p.Typical, p.High, p.Source)
			}
		}
	}
	want := map[string]string{
		"health-informatics-program-lead": "15-1299.09 Information Technology Project Managers, medium, 2025: 55940–116580–188470 bls-oews",
		"health-care-program-manager":     "11-9111.00 Medical and Health Services Managers, high, 2025: 73390–123860–224340 bls-oews",
		"health-it-project-manager":       "15-1299.09 Information Technology Project Managers, high, 2025: 55940–116580–188470 bls-oews",
		"clinical-informatics-consultant": "15-1211.01 Health Informatics Specialists, high, 2025: 67340–105850–167710 bls-oews",
		"health-care-product-manager":     "11-2021.00 Marketing Managers, medium, 2025: 90260–166790–293610 bls-oews",
		"population-health-manager":       "11-9111.00 Medical and Health Services Managers, low, 2025: 73390–123860–224340 bls-oews",
		"technical-educator":              "13-1151.00 Training and Development Specialists, high, 2025: 38760–69280–123250 bls-oews",
		"consumer-health-professional":    "21-1091.00 Health Education Specialists, medium, 2025: 42990–64070–118200 bls-oews",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("official wages (-Bureau +content):\n%s", diff)
	}
	for _, id := range []string{"health-informatics-program-lead", "health-it-project-manager", "clinical-informatics-consultant"} {
		official := career(t, q, id).Pay
		wantWords(t, id+": the wage is of a broader group", []quiz.Text{official[len(official)-1].Note}, "broader group")
	}
}
