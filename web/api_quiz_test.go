package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
)

// readQuiz is a questionnaire as a program reads it.
type readQuiz struct {
	ID, Digest, Title, Language string
	Offered                     bool
	Languages                   []string
	Items, Minutes              int
	ShortForm                   bool `json:"short_form"`
	Sections                    []struct {
		ID    string
		Items []struct {
			ID, Text, Kind       string
			Optional, Background bool
			UpTo                 int `json:"up_to"`
			Options              []struct {
				ID, Text string
				Alone    bool
			}
		}
	}
	Paths, Careers, Courses []struct{ ID, Path string }
}

func TestQuestionnairesAreListedAndRead(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(q, harbour(t)))
	var list struct{ Questionnaires []readQuiz }
	s.program().calls("GET", "/questionnaires", "").is(200).into(&list)
	if len(list.Questionnaires) != 2 || list.Questionnaires[0].ID != q.ID || list.Questionnaires[0].Items != len(q.Items) || !list.Questionnaires[0].ShortForm || list.Questionnaires[1].ShortForm {
		t.Errorf("%+v", list)
	}
	for _, each := range s.quizzes {
		for _, name := range []string{each.ID, each.Digest.String()} {
			var read readQuiz
			s.program().calls("GET", "/questionnaires/"+name, "").is(200).into(&read)
			read.equals(t, each)
		}
	}
}

// equals expects what the questionnaire has, all of whose items can be answered as it is told.
func (r readQuiz) equals(t *testing.T, q *quiz.Quiz) {
	t.Helper()
	if r.ID != q.ID || r.Digest != q.Digest.String() || !r.Offered || len(r.Paths) != len(q.Paths) || len(r.Careers) != len(q.Careers) || len(r.Courses) != len(q.Courses) {
		t.Errorf("%+v", r)
	}
	i := 0
	for _, section := range r.Sections {
		for _, item := range section.Items {
			want := q.Items[i]
			if item.ID != want.ID || item.Text != string(want.Text) || item.Background != want.Background || item.Optional != want.Optional || len(item.Options) != len(q.Options(i)) {
				t.Errorf("item %d: %+v", i, item)
			}
			var together []string
			for _, o := range item.Options {
				if !o.Alone && len(together) < item.UpTo {
					together = append(together, o.ID)
				}
				if _, err := q.Mark(i, quiz.Chose(o.ID)); err != nil {
					t.Error(err)
				}
			}
			if _, err := q.Mark(i, quiz.Chose(together...)); err != nil {
				t.Error(err)
			}
			i++
		}
	}
	if i != len(q.Items) || r.Items != i {
		t.Errorf("%d items are told, %d counted, and it has %d", i, r.Items, len(q.Items))
	}
}

// By its digest a questionnaire is read for ever; by its id it is the one that is offered now.
func TestAQuestionnaireIsReadByItsDigestForEver(t *testing.T) {
	old, now, kept := harbour(t), harbour(t, "Where in the harbour?", "Where at the harbour?"), keptIn(storetest.NewMemory())
	opens(t, kept, offering(old))
	s := opens(t, kept, offering(now))
	for _, c := range []struct {
		name, title string
		offered     bool
	}{{"harbour", "Where at the harbour?", true}, {old.Digest.String(), "Where in the harbour?", false}} {
		var read readQuiz
		s.program().calls("GET", "/questionnaires/"+c.name, "").is(200).into(&read)
		if read.Title != c.title || read.Offered != c.offered {
			t.Errorf("%s: %s, offered %v", c.name, read.Title, read.Offered)
		}
	}
	for _, name := range []string{"harbor", "HARBOUR", strings.Repeat("0", 64), old.Digest.String()[:40], strings.ToUpper(old.Digest.String()), "%2e%2e", "harbour%2f"} {
		s.program().calls("GET", "/questionnaires/"+name, "").refuses(404, "not-found", "")
	}
}

// What a program has already is not sent again; another language, or another questionnaire, is another document.
func TestADocumentIsSentOnce(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, tags := opens(t, offering(q, harbour(t))), map[string]string{}
	for _, path := range []string{"/questionnaires", "/questionnaires/harbour", "/questionnaires/" + q.ID, "/questionnaires/" + q.ID + "?lang=es", "/questionnaires/" + q.ID + "/key",
		"/questionnaires/" + q.ID + "/outcomes", "/questionnaires/" + q.ID + "/outcomes/paths/" + q.Paths[0].ID, "/questionnaires/harbour/outcomes/careers/skipper"} {
		first := s.program().calls("GET", path, "").is(200)
		tag := first.header.Get("ETag")
		if tags[tag] != "" || tag == "" {
			t.Errorf("%s and %s have the same tag %q", path, tags[tag], tag)
		}
		tags[tag] = path
		for _, known := range []string{tag, `"other", ` + tag, strings.TrimPrefix(tag, "W/"), "*"} {
			again := s.program("If-None-Match", known).calls("GET", path, "").is(304)
			if len(again.body) > 0 || again.header.Get("ETag") != tag || again.header.Get("Cache-Control") != "public, no-cache" || again.header.Get("Content-Language") != first.header.Get("Content-Language") {
				t.Errorf("%s: %v %s", path, again.header, again.body)
			}
		}
		for _, known := range []string{`"other"`, "", tag[:len(tag)-2]} {
			s.program("If-None-Match", known).calls("GET", path, "").is(200)
		}
		if head := s.program().calls("HEAD", path, "").is(200); head.header.Get("ETag") != tag || head.header.Get("Set-Cookie") != "" {
			t.Errorf("%s: %v", path, head.header)
		}
	}
}

// Whoever shows figures of pay can say beside them how these are to be read, as the pages do.
func TestWhatIsToBeSaidBesidePay(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var told struct{ Pay []string }
	opens(t, offering(q)).program().calls("GET", "/questionnaires/"+q.ID, "").is(200).into(&told)
	if len(told.Pay) == 0 || len(told.Pay) != len(q.Words.Pay) || told.Pay[0] != string(q.Words.Pay[0]) {
		t.Errorf("beside pay is said %q", told.Pay)
	}
}
