package main

import (
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/boltstore"
)

// One line of the log says by which settings a server serves: what it was told, and where it really listens.
func TestOneLineOfTheLogHasTheSettings(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--ops-addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile, "--quiz", shelterFile,
		"--public-url", "https://192.0.2.7/quiz", "--retention", "12w", "--max-db", "2GB", "--trusted-proxy", "10.0.0.0/8,127.0.0.1", "--drain-delay", "5s")
	said := s.err.String()
	line := regexp.MustCompile(`(?m)^time=\S+ level=INFO msg=serving version=\S+ addr=http://localhost:\d+ ops_addr=http://localhost:\d+ ` +
		`public_url=https://192\.0\.2\.7/quiz database=\S+careerfit\.db quizzes=bare@[0-9a-f]{12},shelter@[0-9a-f]{12} theme=false retention=84d max_db=2GB ` +
		`trusted_proxies=2 embed_origins=0 cors_origins=0 hide_key=false drain_delay=5s log_level=info$`).FindString(said)
	if line == "" || !strings.Contains(line, "addr="+s.url+" ") {
		t.Errorf("it logs:\n%s", said)
	}
}

// The last line of the log says that all went as it should, why, and how long it took; whoever is cut off has none.
func TestTheLastLineOfTheLogSaysThatItStopped(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	if strings.Contains(s.err.String(), "stopped") {
		t.Errorf("before, it says:\n%s", s.err.String())
	}
	s.signal(syscall.SIGTERM)
	s.refusesSoon()
	s.ends(exitOK)
	lines := strings.Split(strings.TrimSpace(s.err.String()), "\n")
	if last := lines[len(lines)-1]; !regexp.MustCompile(` level=INFO msg=stopped because="terminated signal received" took=[1-9]\d*ms$`).MatchString(last) {
		t.Errorf("the last line is %s", last)
	}
	if o := runCareerfit(t, "", nil, "serve", "--addr", "nowhere"); strings.Contains(o.err, "stopped") {
		t.Errorf("what never began says: %s", o.err)
	}
}

// Whoever believes every address as a proxy's lets anybody past the limits, and is told so; whoever names one is not.
func TestWhoeverTrustsEverybodyIsTold(t *testing.T) {
	for proxies, told := range map[string]bool{"0.0.0.0/0": true, "10.0.0.1,::/0": true, "10.0.0.0/8,::1": false} {
		s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile, "--trusted-proxy", proxies)
		if got := strings.Contains(s.err.String(), "level=WARN msg=\"--trusted-proxy believes everybody"); got != told {
			t.Errorf("%s: told is %v:\n%s", proxies, got, s.err.String())
		}
	}
}

// Programs that read the log get nothing else, whatever goes on and however it ends.
func TestALogForProgramsIsAllThatIsSaid(t *testing.T) {
	file := writeFile(t, filepath.Join(t.TempDir(), "draft.yaml"), readFile(t, bareFile))
	s := startServe(t, map[string]string{"CAREERFIT_RETENTON": "1d"}, "--log-format", "json", "--addr", "0.0.0.0:0", "--ops-addr", "0.0.0.0:0", "--data-dir", t.TempDir(), "--reload", "--quiz", file)
	s.shows("/bare/", "Zwei Fragen.")
	s.ends(exitOK)
	wrong := writeFile(t, filepath.Join(t.TempDir(), "wrong.yaml"), "format: 1\n")
	refused := runCareerfit(t, "", nil, "serve", "--log-format", "json", "--quiz", wrong)
	missing := runCareerfit(t, "", nil, "serve", "--log-format", "json", "--quiz", "missing.yaml")
	brief := runCareerfit(t, "", map[string]string{"CAREERFIT_LOG_FORMAT": "json"}, "serve", "--retention", "1h")
	refused.wants(t, exitProblems)
	missing.wants(t, exitUsage)
	brief.wants(t, exitUsage)
	if said := s.out.String() + refused.out + missing.out + brief.out; said != "" {
		t.Errorf("standard output has:\n%s", said)
	}
	all := s.err.String() + refused.err + missing.err + brief.err
	for line := range strings.Lines(all) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no line of a log: %s", line)
		}
	}
	for _, words := range []string{"CAREERFIT_RETENTON is not known", "by plain http", "--ops-addr can be reached", `"msg":"serving"`, "draft.yaml: ", `"msg":"stopped"`, "wrong.yaml:1:1: error", "there is no file missing.yaml", "--retention is at least 1d"} {
		if !strings.Contains(all, words) {
			t.Errorf("it does not say %q:\n%s", words, all)
		}
	}
	// What the flags themselves cannot be is told before anybody knows how.
	if o := runCareerfit(t, "", map[string]string{"CAREERFIT_LOG_FORMAT": "json", "CAREERFIT_RETENTION": "soon"}, "serve"); !strings.HasPrefix(o.err, "careerfit: CAREERFIT_RETENTION must be") {
		t.Errorf("of a flag that cannot be read it says:\n%s", o.err)
	}
}

// In a log for programs, an author's problems are as severe as they are: they neither vanish nor look like faults.
func TestALogForProgramsGradesProblems(t *testing.T) {
	text, dir := readFile(t, harbourFile), t.TempDir()
	broken, advised := writeFile(t, filepath.Join(dir, "broken.yaml"), strings.Replace(text, wellSpelt, misspelt, 1)), writeFile(t, filepath.Join(dir, "advised.yaml"), text)
	s := startServe(t, nil, "--log-format", "json", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--reload", "--quiz", broken, "--quiz", advised)
	s.ends(exitOK)
	for file, level := range map[string]string{broken: "ERROR", advised: "WARN"} {
		if line := regexp.MustCompile(`"level":"` + level + `","msg":"` + file + `: \d`); !line.MatchString(s.err.String()) {
			t.Errorf("no line of the level %s is of %s:\n%s", level, file, s.err.String())
		}
	}
	var all spoken
	handler, err := operation{logLevel: "info", logFormat: "json"}.handler(&all, nil)
	if err != nil {
		t.Fatal(err)
	}
	writeProblems(logged{handler, slog.LevelError}, quiz.Problems{{Message: "a slip"}, {Severity: quiz.SeverityNote, Message: "advice"}})
	if said := all.String(); !regexp.MustCompile(`"ERROR".*a slip.*\n.*"INFO".*advice`).MatchString(said) {
		t.Errorf("it logs:\n%s", said)
	}
}

// Whoever set a limit hears at the start that the database has almost come to it.
func TestADatabaseThatIsAlmostFullIsToldOfAtTheStart(t *testing.T) {
	dir := t.TempDir()
	st, err := boltstore.Open(filepath.Join(dir, databaseName), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	for bytes, warned := range map[int64]bool{1_700_000: false, 2_000_000: true, 3_000_000: true} {
		if err := os.Truncate(filepath.Join(dir, databaseName), bytes); err != nil {
			t.Fatal(err)
		}
		s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", dir, "--quiz", bareFile, "--max-db", "2MiB")
		if got := strings.Contains(s.err.String(), "level=WARN msg=\"the database is almost as large as --max-db allows"); got != warned {
			t.Errorf("with %d bytes it says:\n%s", bytes, s.err.String())
		}
		s.ends(exitOK)
	}
}
