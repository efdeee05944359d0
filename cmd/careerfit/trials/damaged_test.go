package trials

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Whatever happens to a file while no server holds it: either the next one refuses it in a sentence and leaves it as it
// is, or it serves, and a page that meets the damage is an error page while all others are well.
func TestTrialDamagedFile(t *testing.T) {
	t.Parallel()
	files, k, ids := filesWithSittings(t)
	refusals, errorPages := 0, 0
	chance := rand.New(rand.NewPCG(4, 6))
	for i := range shortOr(40, 2000) {
		content, how := damaged(chance, files[i%len(files)])
		refusal, pages, problem := startsOn(t, k, ids, content)
		if problem != "" {
			t.Errorf("%s: %s", how, problem)
		}
		errorPages += pages
		if refusal {
			refusals++
		}
	}
	if refusals == 0 || errorPages == 0 {
		t.Errorf("%d files were refused, %d pages told of damage: the trial sees nothing", refusals, errorPages)
	}
	t.Logf("%d files refused, %d error pages in the others", refusals, errorPages)
}

func TestControlAStackTraceIsNoSentence(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "careerfit.db"), []byte("this is no database"))
	p := launch(t, built.careless, "--fault", "frank", "--addr", "127.0.0.1:0", "--data-dir", dir)
	if p.ends(t); unkind(p) == "" {
		t.Errorf("nothing is wrong with %s", p.err.String())
	}
}

// filesWithSittings are the file of a server that was killed, and one that was compacted after a stop; and who may see
// what is in them.
func filesWithSittings(t *testing.T) (files [2][]byte, k *taker, ids []string) {
	t.Helper()
	s := serving(t, t.TempDir())
	b := newBusy(newTaker(t, s), 4)
	for range 150 {
		b.untilBegun(t)
		for range 10 {
			if err := b.answersOne(b.sitting); err != nil {
				t.Fatal(err)
			}
		}
		ids, b.sitting = append(ids, b.sitting.id), nil
	}
	s.restart()
	files[0] = read(t, filepath.Join(s.dir, "careerfit.db"))
	if code, _ := s.stops(); code != 0 {
		t.Fatalf("it ends with %d", code)
	}
	commands(t, "compact", "--data-dir", s.dir)
	files[1] = read(t, filepath.Join(s.dir, "careerfit.db"))
	return files, b.taker, ids
}

// damaged is a file as a fault of a disk leaves it: some bytes changed, a page of other bytes, or its end missing.
func damaged(chance *rand.Rand, good []byte) (content []byte, how string) {
	content = bytes.Clone(good)
	page := os.Getpagesize()
	at := chance.IntN(len(good)/page) * page
	switch chance.IntN(10) {
	case 0:
		cut := chance.IntN(len(good))
		return content[:cut], fmt.Sprintf("cut at %d of %d", cut, len(good))
	case 1:
		for i := range page {
			content[at+i] = byte(chance.Uint32())
		}
		return content, fmt.Sprintf("page %d is noise", at/page)
	case 2:
		clear(content[at : at+page])
		return content, fmt.Sprintf("page %d is empty", at/page)
	case 3: // both pages with which everything begins
		clear(content[:2*page])
		return content, "its head is empty"
	case 4, 5: // the head of a page says what the rest is
		at += chance.IntN(64)
	default:
		at = chance.IntN(len(good))
	}
	content[at] ^= byte(1 + chance.IntN(255))
	return content, fmt.Sprintf("byte %d of page %d is another", at%page, at/page)
}

// startsOn starts a server on a file, and if that serves, reads pages of it.
func startsOn(t *testing.T, k *taker, ids []string, content []byte) (refusal bool, errorPages int, problem string) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	write(t, path, content)
	p := launch(t, built.careerfit, "serve", "--addr", "127.0.0.1:0", "--data-dir", dir)
	port, serves := p.says(`at http://localhost:(\d+)\n`)
	if !serves {
		p.ends(t)
		if !bytes.Equal(read(t, path), content) {
			return true, 0, "it was refused, but is not as it was"
		}
		return true, 0, unkind(p)
	}
	url := "http://127.0.0.1:" + port
	k.site.url.Store(&url)
	errorPages, problem = readsAll(k, ids)
	if problem == "" {
		p.signal(t, syscall.SIGKILL) // a stop would take its time
		p.ends(t)
	}
	return false, errorPages, problem
}

// unkind says what is wrong with the way in which a program refused to start: it is to be one sentence.
func unkind(p *process) string {
	said := p.complaints()
	switch code := p.cmd.ProcessState.ExitCode(); {
	case code != 3:
		return fmt.Sprintf("it ends with %d:\n%s", code, p.err.String())
	case len(said) != 1 || !strings.HasPrefix(said[0], "careerfit: ") || strings.Contains(said[0], "goroutine"):
		return fmt.Sprintf("this is no sentence: %q", said)
	}
	return ""
}

// readsAll reads pages of sittings and answers one, and counts those that are an error page. Anything but a page is a
// problem.
func readsAll(k *taker, ids []string) (errorPages int, problem string) {
	paths := []string{"/" + k.quiz.ID + "/", "/results", "/privacy"}
	for i := 0; i < len(ids); i += 7 {
		paths = append(paths, "/sittings/"+ids[i]+"/items/3")
	}
	var pages []answered
	for _, path := range paths {
		got, err := k.get(path)
		if err != nil {
			return errorPages, path + ": " + err.Error()
		}
		pages = append(pages, got)
	}
	got, err := k.post("/sittings/"+ids[0]+"/items/1", map[string][]string{"answer": {k.quiz.Options(0)[0].ID}})
	if err != nil {
		return errorPages, "an answer: " + err.Error()
	}
	for i, got := range append(pages, got) {
		switch {
		case got.status == http.StatusInternalServerError:
			errorPages++
		case got.status >= 500, !strings.Contains(got.body, "<h1") && got.status/100 != 3:
			return errorPages, fmt.Sprintf("page %d is none: %d\n%s", i, got.status, got.body)
		}
	}
	return errorPages, ""
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
