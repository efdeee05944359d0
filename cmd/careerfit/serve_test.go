package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store/boltstore"
)

// Content files that others keep in order.
const (
	shelterFile = "../../quiz/content/example.yaml"
	bareFile    = "../../web/testdata/bare.yaml"
)

func TestServeSaysWhereItServesAndWhereItKeepsSittings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	s := startServe(t, nil, "--addr", "localhost:0", "--data-dir", dir)
	if !regexp.MustCompile(`^careerfit serves "Project or product\? .*" at http://localhost:\d+\nSittings are kept in `).MatchString(s.out.String()) {
		t.Errorf("it says:\n%s", s.out.String())
	}
	s.shows("/", "Project or product?")
	if _, err := os.Stat(filepath.Join(dir, "careerfit.db")); err != nil || !strings.Contains(s.out.String(), filepath.Join(dir, "careerfit.db")) {
		t.Errorf("the file is not where it says: %v\n%s", err, s.out.String())
	}
	if log := s.err.String(); strings.Count(log, "\n") != 1 || !strings.Contains(log, "level=INFO msg=serving ") {
		t.Errorf("standard error has:\n%s", log)
	}
}

// Whoever says nothing gets what the README promises.
func TestWhatServeDoesUnlessTold(t *testing.T) {
	for flag, want := range map[string]string{"addr": "localhost:8080", "data-dir": "data", "public-url": "", "quiz": "[]", "reload": "false",
		"retention": "365d", "max-db": "0", "ops-addr": "", "drain-delay": "2s", "log-level": "info", "log-format": "text"} {
		if got := newServe(nil).Flags().Lookup(flag).DefValue; got != want {
			t.Errorf("--%s is %q unless told, want %q", flag, got, want)
		}
	}
}

func TestServeOnEveryAddressOfTheMachineWarnsOfPlainHTTP(t *testing.T) {
	const warning = `level=WARN msg="people reach this server by plain http`
	open := startServe(t, nil, "--addr", "0.0.0.0:0", "--data-dir", t.TempDir())
	if !strings.HasPrefix(open.url, "http://localhost:") || !strings.Contains(open.err.String(), warning) {
		t.Errorf("it serves at %s and says:\n%s", open.url, open.err.String())
	}
	open.shows("/health-informatics/", "Project or product?")
	behind := startServe(t, nil, "--addr", "0.0.0.0:0", "--data-dir", t.TempDir(), "--public-url", "https://quiz.example")
	if strings.Contains(behind.err.String(), warning) {
		t.Errorf("behind https it says:\n%s", behind.err.String())
	}
	lan := startServe(t, nil, "--addr", "localhost:0", "--data-dir", t.TempDir(), "--public-url", "http://quiz.lan")
	if !strings.Contains(lan.err.String(), warning) {
		t.Errorf("behind http it says:\n%s", lan.err.String())
	}
}

func TestServeOwnQuestionnaires(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", shelterFile, "--quiz", bareFile)
	if !strings.Contains(s.out.String(), `serves "Where would you help at the shelter?", "Tee oder Kaffee?" at`) {
		t.Errorf("it says:\n%s", s.out.String())
	}
	s.shows("/", "Where would you help at the shelter?", "Tee oder Kaffee?")
	s.shows("/shelter/", "Four questions")
	s.shows("/bare/", "Zwei Fragen.")
	if status, _ := s.get("/health-informatics/"); status != http.StatusNotFound {
		t.Errorf("the built-in questionnaire is there, too: status %d", status)
	}
}

func TestServeOneOwnQuestionnaireAtTheRoot(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	s.shows("/", "Zwei Fragen.")
}

func TestEveryFlagCanComeFromTheEnvironment(t *testing.T) {
	dir := t.TempDir()
	s := startServe(t, map[string]string{
		"CAREERFIT_ADDR":       "127.0.0.1:0",
		"CAREERFIT_DATA_DIR":   dir,
		"CAREERFIT_PUBLIC_URL": "https://quiz.example",
		"CAREERFIT_QUIZ":       shelterFile + string(os.PathListSeparator) + bareFile,
		"CAREERFIT_RELOAD":     "true",
		"CAREERFIT_OPS_ADDR":   "127.0.0.1:0",
		"CAREERFIT_RETENTION":  "12w",
		"CAREERFIT_LOG_FORMAT": "json",
		"CAREERFIT_MAX_DB":     "1GB",
	})
	s.shows("/privacy", "have not come back for 84 days")
	if log := s.err.String(); !strings.Contains(log, `"retention":"84d","max_db":"1GB"`) || !strings.Contains(log, `"ops_addr":"http://localhost:`) {
		t.Errorf("it says:\n%s\n%s", s.out.String(), log)
	}
	s.shows("/shelter/", "For the author")
	s.shows("/", "Where would you help at the shelter?", "Tee oder Kaffee?")
	s.shows("/privacy", "__Host-careerfit") // it knows of https
	if _, err := os.Stat(filepath.Join(dir, "careerfit.db")); err != nil {
		t.Error(err)
	}
	for _, flag := range []string{"addr", "data-dir", "public-url", "quiz", "theme", "reload", "ops-addr", "retention", "max-db", "drain-delay", "log-level", "log-format"} {
		if newServe(nil).Flags().Lookup(flag) == nil {
			t.Errorf("there is no flag --%s", flag)
		}
	}
}

func TestAFlagWinsOverTheEnvironment(t *testing.T) {
	dir, other := t.TempDir(), filepath.Join(t.TempDir(), "other")
	s := startServe(t, map[string]string{
		"CAREERFIT_ADDR": "nowhere at all", "CAREERFIT_DATA_DIR": other, "CAREERFIT_PUBLIC_URL": "nonsense", "CAREERFIT_QUIZ": "missing.yaml",
	}, "--addr", "127.0.0.1:0", "--data-dir", dir, "--public-url", "http://localhost", "--quiz", bareFile)
	s.shows("/", "Zwei Fragen.")
	if _, err := os.Stat(other); err == nil {
		t.Error("the directory of the environment was made")
	}
}

// What keeps the server from starting is one sentence that says what to do, and an exit code.
func TestWhatKeepsServeFromStarting(t *testing.T) {
	used, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer used.Close()
	heldDir := t.TempDir()
	held, err := boltstore.Open(filepath.Join(heldDir, databaseName), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	damagedDir := t.TempDir()
	writeFile(t, filepath.Join(damagedDir, databaseName), "Dear Sir or Madam")
	fileForDir := writeFile(t, filepath.Join(t.TempDir(), "file"), "x")
	wrong := writeFile(t, filepath.Join(t.TempDir(), "wrong.yaml"), strings.Replace(readFile(t, shelterFile), "balanced_within", "balanced_witin", 1))
	unreadable := t.TempDir()
	free := []string{"--addr", "127.0.0.1:0"}
	both := fmt.Sprintf("127.0.0.1:%d", keepsPort(t))
	for _, c := range []struct {
		name string
		args []string
		env  map[string]string
		code int
		says []string
	}{
		{"a used port", []string{"--addr", used.Addr().String()}, nil, exitFailure, []string{used.Addr().String() + " is in use", "--addr"}},
		{"no address", []string{"--addr", "localhost"}, nil, exitUsage, []string{"cannot listen on localhost: ", "a host, a colon and a port"}},
		{"a port that is none", []string{"--addr", "localhost:99999"}, nil, exitUsage, []string{"cannot listen on localhost:99999: ", "a port from 0 to 65535"}},
		{"a port that nobody knows", []string{"--addr", "localhost:quiz"}, nil, exitUsage, []string{"cannot listen on localhost:quiz: ", "a port from 0 to 65535"}},
		{"an address of another machine", []string{"--addr", "192.0.2.1:8080"}, nil, exitFailure, []string{"this machine does not have that address"}},
		{"a held database", append(free, "--data-dir", heldDir), nil, exitFailure, []string{"is in use by another careerfit process", "--data-dir"}},
		{"a damaged database", append(free, "--data-dir", damagedDir), nil, exitFailure, []string{"is no careerfit store, or a damaged one"}},
		{"a file for a directory", append(free, "--data-dir", fileForDir), nil, exitUsage, []string{"cannot open the database", "choose a --data-dir"}},
		{"a missing file", append(free, "--quiz", "missing.yaml"), nil, exitUsage, []string{"there is no file missing.yaml"}},
		{"a file below a file", append(free, "--quiz", filepath.Join(fileForDir, "quiz.yaml")), nil, exitUsage, []string{"not a directory"}},
		{"a directory for a file", append(free, "--quiz", unreadable), nil, exitUsage, []string{unreadable + " is a directory, not a file"}},
		{"content with problems", append(free, "--quiz", wrong), nil, exitProblems, []string{wrong + ":8:3: error: ", "balanced_within"}},
		{"a name of nothing", append(free, "--quiz", ""), nil, exitUsage, []string{"names no file"}},
		{"a list that ends in nothing", free, map[string]string{"CAREERFIT_QUIZ": bareFile + string(os.PathListSeparator)}, exitUsage, []string{"names no file"}},
		{"one id twice", append(free, "--quiz", bareFile, "--quiz", bareFile), nil, exitUsage, []string{`two questionnaires have the id "bare"`, bareFile}},
		{"a path that is none", append(free, "--public-url", "https://college.example/a b"), nil, exitUsage, []string{"--public-url", "goes on with a path", "https://college.example/quiz"}},
		{"a theme that is not there", append(free, "--theme", "none.yaml"), nil, exitUsage, []string{"there is no file none.yaml"}},
		{"an address with a port that is none", append(free, "--public-url", "https://quiz.example:84430"), nil, exitUsage, []string{"--public-url", "has a port that is none; they go from 1 to 65535"}},
		{"an address with a port of many digits", append(free, "--public-url", "https://quiz.example:99999999999999999999"), nil, exitUsage, []string{"has a port that is none"}},
		{"an address that is no site", append(free, "--public-url", "quiz.example"), nil, exitUsage, []string{"--public-url", "https://quiz.example"}},
		{"an unknown flag", []string{"--port", "80"}, nil, exitUsage, []string{"unknown flag: --port", "Run careerfit serve --help"}},
		{"a level that is none", append(free, "--log-level", "loud"), nil, exitUsage, []string{"--log-level must be debug, info, warn or error", `"loud"`}},
		{"a format that is none", append(free, "--log-format", "xml"), nil, exitUsage, []string{"--log-format must be text or json", `"xml"`}},
		{"a time that is none", append(free, "--retention", "soon"), nil, exitUsage, []string{"--retention must be a span of time", `"soon"`}},
		{"a used port for figures", append(free, "--ops-addr", used.Addr().String()), nil, exitFailure, []string{used.Addr().String() + " is in use", "choose another --ops-addr"}},
		{"a port for figures that is none", append(free, "--ops-addr", "localhost"), nil, exitUsage, []string{"--ops-addr is a host, a colon and a port"}},
		{"one port for both", []string{"--addr", both, "--ops-addr", both}, nil, exitUsage, []string{"--ops-addr " + both + " is where --addr " + both + " is", "choose another port"}},
		{"one port for both, in other words", []string{"--addr", both, "--ops-addr", strings.Replace(both, "127.0.0.1", "", 1)}, nil, exitUsage, []string{"choose another port"}},
		{"less than a day", append(free, "--retention", "23h"), nil, exitUsage, []string{"--retention is at least 1d, or 0 for ever, but it is 23h"}},
		{"a database of nothing", append(free, "--max-db", "2MB"), nil, exitUsage, []string{"--max-db is at least 2MiB, or 0 for no limit, but it is 2MB"}},
		{"a stop without an end", append(free, "--drain-delay", "6m"), nil, exitUsage, []string{"--drain-delay is at most 5m, but it is 6m"}},
		{"an argument", []string{"now"}, nil, exitUsage, []string{`"now"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := append([]string{"serve"}, c.args...)
			dir := filepath.Join(t.TempDir(), "data")
			if !strings.Contains(strings.Join(args, " "), "--data-dir") {
				args = append(args, "--data-dir", dir)
			}
			o := runCareerfit(t, "", c.env, args...)
			o.wants(t, c.code)
			if is(dir) {
				t.Error("it leaves a folder behind")
			}
			for _, words := range c.says {
				if !strings.Contains(o.err, words) {
					t.Errorf("it does not say %q:\n%s", words, o.err)
				}
			}
			if o.out != "" || strings.Contains(o.err, "goroutine") || c.code == exitFailure && strings.Count(o.err, "\n") != 1 {
				t.Errorf("it is not one sentence on standard error:\n%s\n%s", o.out, o.err)
			}
		})
	}
}

func TestPublicAddresses(t *testing.T) {
	for _, address := range []string{
		"quiz.example", "/quiz", "ftp://quiz.example", "https://", "https://:8080", "https://me:secret@quiz.example", "https://quiz.example//", "https://quiz.example/../x", "https://quiz.example/%2e", "https://quiz.example/é",
		"https://quiz.example?x", "https://quiz.example/?", "https://quiz.example#x", "https://quiz .example", "javascript:alert(1)", "http:quiz.example",
	} {
		if u, err := parsePublicURL(address); err == nil {
			t.Errorf("%q is taken as %v", address, u)
		}
	}
	for _, address := range []string{"https://quiz.example", "https://quiz.example/", "http://quiz.lan:8080", "http://[::1]:8080", "https://college.example/quiz", "https://college.example/~team/a.b/"} {
		if u, err := parsePublicURL(address); err != nil || u == nil {
			t.Errorf("%q: %v", address, err)
		}
	}
	if u, err := parsePublicURL(""); u != nil || err != nil {
		t.Errorf("none is taken as %v, %v", u, err)
	}
}

func is(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
