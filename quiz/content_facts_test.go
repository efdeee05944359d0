package quiz_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// The facts of the built-in are those of the article "Product Management vs Project Management in Health
// Informatics" (University of Illinois Chicago, undated, read November 2026); the sentences are its own.
// Each row below is a fact of the article and where it must be found.

func path(t *testing.T, q *quiz.Quiz, id string) quiz.Path {
	t.Helper()
	i := slices.IndexFunc(q.Paths, func(p quiz.Path) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("there is no path %s", id)
	}
	return q.Paths[i]
}

func career(t *testing.T, q *quiz.Quiz, id string) quiz.Career {
	t.Helper()
	i := slices.IndexFunc(q.Careers, func(c quiz.Career) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("there is no career %s", id)
	}
	return q.Careers[i]
}

func course(t *testing.T, q *quiz.Quiz, id string) quiz.Course {
	t.Helper()
	i := slices.IndexFunc(q.Courses, func(c quiz.Course) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("there is no course %s", id)
	}
	return q.Courses[i]
}

// wantWords demands that texts hold all of these, each a pattern without regard to case.
func wantWords(t *testing.T, where string, texts []quiz.Text, patterns ...string) {
	t.Helper()
	var all []string
	for _, text := range texts {
		all = append(all, string(text))
	}
	for _, p := range patterns {
		if !regexp.MustCompile("(?i)" + p).MatchString(strings.Join(all, "\n")) {
			t.Errorf("%s: nothing about %q", where, p)
		}
	}
}

func TestWhatAProjectAndAProductAre(t *testing.T) {
	q := builtin(t)
	project, product := path(t, q, "project"), path(t, q, "product")
	wantWords(t, "what a project is", project.What, "goal", "scope", "time", "start", "end", "departments", "money", "staff|personnel", "done|deliver")
	wantWords(t, "what a product is", product.What, "cannot touch|intangible", "need", "professionals", "consumers", "patients",
		"collect", "information", "augmented", "virtual", "life cycle", "improv")
	wantWords(t, "projects", project.Examples, "record.*EHR", "telehealth", "population health")
	wantWords(t, "products", product.Examples, "EHR", "patient portals", "everyday software", "trackers", "reminders", "diar", "insulin pumps", "pacemakers",
		"browsers", "search engines", "websites", "mHealth")
}

func TestWhatProjectAndProductManagersDo(t *testing.T) {
	q := builtin(t)
	project, product := path(t, q, "project"), path(t, q, "product")
	for what, count := range map[string][2]int{
		"examples of projects":                  {len(project.Examples), 3},
		"examples of products":                  {len(product.Examples), 4},
		"activities of project managers":        {len(project.Activities), 4},
		"activities of product managers":        {len(product.Activities), 6},
		"kinds of workplaces on project's side": {len(project.Workplaces), 5},
		"kinds of workplaces on product's side": {len(product.Workplaces), 6},
	} {
		if count[0] != count[1] {
			t.Errorf("there are %d %s, the article has %d", count[0], what, count[1])
		}
	}
	wantWords(t, "activities of project managers", project.Activities, "covers|scope", "hand over|deliver", "plan", "schedule", "budget", "team", "in time", "progress")
	wantWords(t, "activities of product managers", product.Activities, "strategy", "vision", "roadmap", "interview", "groups", "disabilities", "older adults",
		"pilot", "market", "customers", "others offer|competit", "designers", "architects", "launch")
	wantWords(t, "workplaces of project managers", project.Workplaces, "providers", "health IT", "pharma.*biotech", "insur", "public health agencies")
	wantWords(t, "workplaces of product managers", product.Workplaces, "technical educat", "health IT", "pharma.*biotech", "wellness", "start-?ups",
		"public health units.*non-?profits.*associations")
	wantWords(t, "the role of project managers", project.Role, "time", "budget", "needs of patients", "care", "smoother|streamline", "new ideas|innovation")
}

func TestWhatABackgroundBrings(t *testing.T) {
	q := builtin(t)
	brings := func(p quiz.Path, option string) []quiz.Text {
		var texts []quiz.Text
		for _, b := range p.Brings {
			if b.Option == option {
				texts = append(texts, b.Text)
			}
		}
		return texts
	}
	project, product := path(t, q, "project"), path(t, q, "product")
	for _, p := range []quiz.Path{project, product} {
		for _, option := range []string{"it", "clinical", "both", "neither"} {
			if len(brings(p, option)) != 1 {
				t.Errorf("path %s says %d times what background %s brings", p.ID, len(brings(p, option)), option)
			}
		}
	}
	wantWords(t, "IT into product", brings(product, "it"), "back-end", "hardware", "user interface designer")
	wantWords(t, "clinical into product", brings(product, "clinical"), "speak for|advocate", "people and computers|human-computer", "experts", "train", "hospitals",
		"non-?profits", "vendors", "service providers", "schools", "colleges")
	wantWords(t, "IT into project", brings(project, "it"), "cloud", "infrastructure", "hand(ed)? over|deliver", "systems")
	wantWords(t, "clinical into project", brings(project, "clinical"), "systems in use", "hand over|deliver", "cloud", "infrastructure", "speak|communicat")
	wantWords(t, "the role of product managers", product.Role, "background", "levels", "need not work for a vendor", "with vendors", "speak for|advocate")
}

func TestTheSourcesAreNamed(t *testing.T) {
	q := builtin(t)
	for id, words := range map[string][]string{
		"uic-article": {"Product Management vs Project Management", "University of Illinois Chicago", "undated", "November 2026"},
		"bls-oews":    {"Occupational Employment and Wage Statistics", "Bureau of Labor Statistics", "May 2025"},
		"onet":        {`O\*NET`, "USDOL/ETA", "CC BY 4.0", "Modified"},
	} {
		i := slices.IndexFunc(q.Sources, func(s quiz.Source) bool { return s.ID == id })
		if i < 0 {
			t.Errorf("source %s is not named", id)
			continue
		}
		s := q.Sources[i]
		wantWords(t, "source "+id, []quiz.Text{s.Title, s.Publisher, s.Date, s.Read, s.Attribution}, words...)
	}
}

func TestBothCourses(t *testing.T) {
	q := builtin(t)
	project, product := course(t, q, "bhis-543"), course(t, q, "bhis-537")
	if project.Code != "BHIS 543" || product.Code != "BHIS 537" || len(q.Courses) != 2 {
		t.Errorf("the courses are %s and %s of %d", project.Code, product.Code, len(q.Courses))
	}
	const where = "Leadership in Health Informatics.*UIC.*online Master of Science in Health Informatics.*MSHI"
	wantWords(t, "BHIS 543", []quiz.Text{project.Name, project.Status}, "Healthcare Project Management", "required.*"+where)
	wantWords(t, "BHIS 537", []quiz.Text{product.Name, product.Status}, "Health Informatics Product Management", "elective.*"+where)
	wantWords(t, "what students of BHIS 543 do", append(project.Does, project.Summary), "team.*first week", "methods", "deliverables", "risks", "rules|regulat", "present")
	wantWords(t, "what students of BHIS 537 do", append(product.Does, product.Summary), "frameworks", "Microsoft", "Epic", "vision", "goals", "final project", "assignments",
		"feedback.*students", "discovery", "plan to improve a product", "job|employ", "designed.*improved")
	for id, c := range map[string]quiz.Course{"project": project, "product": product} {
		if !slices.Contains(c.For, id) {
			t.Errorf("%s is not for path %s", c.Code, id)
		}
		for _, career := range q.Careers {
			if slices.Contains(c.For, career.ID) != (career.Path == id) {
				t.Errorf("%s for career %s of path %s: %t", c.Code, career.ID, career.Path, slices.Contains(c.For, career.ID))
			}
		}
	}
}

func TestWhoStandsBehindTheBuiltIn(t *testing.T) {
	q := builtin(t)
	wantWords(t, "the notice", []quiz.Text{q.Words.Notice}, "not affiliated", "UIC")
	wantWords(t, "what it is not for", q.Words.NotFor, "suggestion, never a decision", "hire")
	labels := map[string]bool{}
	for _, c := range q.Contacts {
		labels[string(c.Label)] = true
		if c.URL != "" && !strings.HasPrefix(c.URL, "https://healthinformatics.uic.edu/") {
			t.Errorf("%s leads to %s", c.Label, c.URL)
		}
	}
	if !labels["Request information"] || !labels["Apply"] {
		t.Errorf("the contacts are %v", labels)
	}
}
