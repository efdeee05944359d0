package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// An editing is an author's file and a server that shows it.
type editing struct {
	*server
	file, text string
}

// startEditing serves a copy of the harbour's questionnaire, as the text is after the replacements.
func startEditing(t *testing.T, replacements ...string) *editing {
	t.Helper()
	text := strings.NewReplacer(replacements...).Replace(readFile(t, harbourFile))
	file := writeFile(t, filepath.Join(t.TempDir(), "harbour.yaml"), text)
	isOld(t, file)
	return &editing{startServe(t, nil, "--reload", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", file), file, text}
}

const (
	harbourFile = "../../web/testdata/harbour.yaml"
	noise       = "Noise tires me."
	music       = "Music tires me."
	wellSpelt   = "balanced_within: 0.05"
	misspelt    = "balanced_witin: 0.05"
)

func TestAnEditOfTheFileIsShown(t *testing.T) {
	e := startEditing(t)
	e.shows("/harbour/how-it-works", noise)
	e.saves(noise, music)
	e.soonShows("/harbour/how-it-works", music)
	e.saves(music, "Chess tires me.") // as long as the text before, within a moment
	e.saves("Chess", "Money")
	e.soonShows("/harbour/how-it-works", "Money tires me.")
}

// Most editors write a new file and give it the old one's name.
func TestAFileThatIsReplacedByAnother(t *testing.T) {
	e := startEditing(t)
	other := writeFile(t, e.file+"~", strings.Replace(e.text, noise, "Dance tires me.", 1)) // exactly as long
	isOld(t, other)                                                                         // and exactly as old
	if err := os.Rename(other, e.file); err != nil {
		t.Fatal(err)
	}
	e.soonShows("/harbour/how-it-works", "Dance tires me.")
}

func TestAFileIsBrokenAndMended(t *testing.T) {
	e := startEditing(t)
	e.saves(wellSpelt, misspelt, noise, music)
	e.soonShows("/harbour/how-it-works", noise, "harbour.yaml:10:3", "unknown key", "balanced_witin", "you see the questionnaire as it was without them")
	e.saves(misspelt, wellSpelt)
	e.soonShows("/harbour/how-it-works", music)
	if said := e.out.String(); strings.Count(said, e.file+": ") != 3 || strings.Count(said, e.file+": 1 error") != 1 {
		t.Errorf("it says:\n%s", said)
	}
}

func TestAFileIsDeletedAndComesBack(t *testing.T) {
	e := startEditing(t)
	if err := os.Remove(e.file); err != nil {
		t.Fatal(err)
	}
	e.soonShows("/harbour/how-it-works", noise, "there is no file "+e.file, "save it there again")
	e.saves(noise, music)
	e.soonShows("/harbour/how-it-works", music)
}

func TestAFileThatIsWrongFromTheStart(t *testing.T) {
	e := startEditing(t, wellSpelt, misspelt)
	if status, body := e.get("/harbour/"); status != http.StatusNotFound || !strings.Contains(body, "This questionnaire cannot be shown yet") || !strings.Contains(body, "balanced_witin") {
		t.Errorf("status %d:\n%s", status, body)
	}
	if said := e.out.String(); !strings.Contains(said, "careerfit serves harbour.yaml at http://") {
		t.Errorf("it says:\n%s", said)
	}
	e.saves(misspelt, wellSpelt)
	e.soonShows("/harbour/", "Where in the harbour?")
}

func TestAFileThatIsNotThereYet(t *testing.T) {
	file := filepath.Join(t.TempDir(), "harbour.yaml")
	e := &editing{startServe(t, nil, "--reload", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", file), file, readFile(t, harbourFile)}
	if status, body := e.get("/"); status != http.StatusNotFound || !strings.Contains(body, "there is no file "+file) {
		t.Errorf("status %d:\n%s", status, body)
	}
	e.saves()
	e.soonShows("/", "Where in the harbour?")
}

// What the rules advise is shown, too, beside what makes a file unusable.
func TestAdviceIsShown(t *testing.T) {
	e := startEditing(t)
	e.saves("  - {id: paper, name: Paper}\n", "  - {id: paper, name: Paper}\n  - {id: idle, name: Idleness}\n")
	e.soonShows("/harbour/", "warning", "id: idle, name: Idleness")
}

// A browser that waits for edits does not hold up the end of the server.
func TestTheServerEndsAlthoughABrowserWaits(t *testing.T) {
	e := startEditing(t)
	_, body := e.get("/harbour/")
	_, version, _ := strings.Cut(body, `data-version="`)
	response, err := http.Get(e.url + "/reload/events?seen=" + version[:16])
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	e.stop()
	if _, told := e.read(response); told != "retry: 300\n\n" {
		t.Errorf("the browser hears %q", told)
	}
	e.ends(exitOK)
	if waited := time.Since(begun); waited > drainTime/2 {
		t.Errorf("it waits for %s", waited)
	}
}

func TestReloadWantsAFile(t *testing.T) {
	o := runCareerfit(t, "", nil, "serve", "--reload", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	o.wants(t, exitUsage)
	for _, words := range []string{"--quiz FILE", "careerfit new FILE"} {
		if !strings.Contains(o.err, words) {
			t.Errorf("it does not say %q:\n%s", words, o.err)
		}
	}
}

// Two files of one id have one address: the first is shown, and that is told of the second, until one gets another id.
func TestTwoFilesOfOneIDAreTold(t *testing.T) {
	text, dir := readFile(t, harbourFile), t.TempDir()
	first, second := writeFile(t, filepath.Join(dir, "first.yaml"), text), writeFile(t, filepath.Join(dir, "second.yaml"), strings.Replace(text, "id: harbour", "id: coast", 1))
	var said strings.Builder
	today := func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) } // later there would be notes on old pay
	w := watch([]string{first, second}, &said, today)
	tells := func(want string) {
		t.Helper()
		said.Reset()
		for range 2 {
			w.look()
		}
		if strings.ReplaceAll(said.String(), dir+string(filepath.Separator), "") != want {
			t.Errorf("it says\n%s\nwant\n%s", said.String(), want)
		}
	}
	const clash = "second.yaml: 1 error, 7 warnings, 2 notes\n  the questionnaire of first.yaml has the id \"coast\", too; give one of them another id: it is the address of its pages [same-id]\n"
	tells("")
	writeFile(t, first, strings.Replace(text, "id: harbour", "id: coast", 1)) // the edit of one is told of the other, too
	tells("first.yaml: 7 warnings, 2 notes\n" + clash)
	writeFile(t, first, text)
	tells("first.yaml: 7 warnings, 2 notes\nsecond.yaml: 7 warnings, 2 notes\n")
	if again := watch([]string{second, second}, &said, today); again.files[1].same != second || again.files[0].same != "" {
		t.Error("from the start, it is not told")
	}
}

// isOld lets a file be as one that was last saved a year ago.
func isOld(t *testing.T, file string) {
	t.Helper()
	then := time.Now().AddDate(-1, 0, 0).Truncate(24 * time.Hour)
	if err := os.Chtimes(file, then, then); err != nil {
		t.Fatal(err)
	}
}

// saves replaces texts in the file and saves it.
func (e *editing) saves(replacements ...string) {
	e.t.Helper()
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(e.text, replacements[i]) {
			e.t.Fatalf("the file has no %q to replace", replacements[i])
		}
	}
	e.text = strings.NewReplacer(replacements...).Replace(e.text)
	writeFile(e.t, e.file, e.text)
}

// soonShows waits until a page has all the words.
func (e *editing) soonShows(path string, words ...string) {
	e.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		_, body := e.get(path)
		missing := false
		for _, w := range words {
			missing = missing || !strings.Contains(body, w)
		}
		if !missing {
			return
		}
	}
	e.shows(path, words...) // says what is missing
}
