package boltstore_test

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// An event is one thing that the writer did, as the system saw it.
type event struct {
	kind eventKind
	path string // of the file or directory, or the name that it got
	at   int64  // where it is written, or the size to which the file is cut or grown
	data []byte // what is written, or said
}

type eventKind int

const (
	wrote   eventKind = iota // to the file
	resized                  // the file
	named                    // an entry was made in a directory: the data directory, or the file by its own name
	synced                   // the file or a directory
	said                     // a line to whoever waits for the store
)

const tracedCalls = "trace=pwrite64,write,ftruncate,fsync,fdatasync,linkat,renameat,mkdirat"

var (
	call = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (\d+)`)
	desc = regexp.MustCompile(`^(\d+)<([^>]*)>`)
	text = regexp.MustCompile(`"([^"]*)"`)
	last = regexp.MustCompile(`, (\d+)$`)
)

// traceWriter runs the writer under strace and returns what it did to its store, in order.
func traceWriter(t *testing.T, sittings int, environment ...string) []event {
	t.Helper()
	needStrace(t)
	dir, err := filepath.EvalSymlinks(t.TempDir()) // as strace writes it
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "trace")
	child := exec.Command("strace", "-f", "-y", "-xx", "-s", "4000000", "-e", tracedCalls, "-o", log, os.Args[0], "-test.run=^TestTheWriter$")
	child.Env = append(os.Environ(), "GOMAXPROCS=1", writeUnderPowerTo+"="+dir, writeSittings+"="+strconv.Itoa(sittings))
	child.Env = append(child.Env, environment...)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("the writer: %v\n%s", err, out)
	}
	return readTrace(t, log, dir)
}

// needStrace skips the test where nothing can be traced, unless it is the gate that runs it.
func needStrace(t *testing.T) {
	t.Helper()
	err := exec.Command("strace", "-o", os.DevNull, os.Args[0], "-test.run=^$").Run()
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("strace is needed here: %v", err)
	case errors.Is(err, exec.ErrNotFound):
		t.Skip("install strace (apt-get install strace) to have power cuts tested")
	default:
		t.Skipf("power cuts are not tested, for strace may not trace here: %v", err)
	}
}

func readTrace(t *testing.T, log, dir string) []event {
	t.Helper()
	f, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var events []event
	begun := map[string]string{} // calls that another thread's came in between of
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		thread, line, _ := strings.Cut(lines.Text(), " ")
		line = strings.TrimLeft(line, " ")
		if start, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			begun[thread] = start
			continue
		}
		if _, end, ok := strings.Cut(line, " resumed>"); ok && strings.HasPrefix(line, "<... ") {
			line = begun[thread] + end
		}
		if e, ok := readCall(t, line, dir); ok {
			events = append(events, e)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return events
}

// readCall reads one line of the trace; false when it is about something else than the store in dir.
func readCall(t *testing.T, line, dir string) (event, bool) {
	t.Helper()
	parts := call.FindStringSubmatch(line)
	if parts == nil {
		return event{}, false
	}
	name, arguments, result := parts[1], parts[2], parts[3]
	var texts [][]byte
	for _, m := range text.FindAllStringSubmatch(arguments, -1) {
		texts = append(texts, unhex(t, m[1]))
	}
	if name == "linkat" || name == "renameat" || name == "mkdirat" {
		made := string(texts[len(texts)-1])
		return event{kind: named, path: made}, inside(dir, made)
	}
	descriptor := desc.FindStringSubmatch(arguments)
	if name == "write" {
		return event{kind: said, data: texts[0]}, descriptor[1] == "1"
	}
	path := string(unhex(t, descriptor[2]))
	e := event{kind: map[string]eventKind{"pwrite64": wrote, "ftruncate": resized}[name], path: path}
	if name == "fsync" || name == "fdatasync" {
		e.kind = synced
		return e, inside(dir, path)
	}
	e.at, _ = strconv.ParseInt(last.FindStringSubmatch(arguments)[1], 10, 64)
	if name == "pwrite64" {
		e.data = texts[0]
		if result != fmt.Sprint(len(e.data)) {
			t.Fatalf("%s of %d bytes were written, %d are in the trace", result, len(e.data), len(texts[0]))
		}
	}
	return e, inside(dir, path)
}

func inside(dir, path string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }

// unhex reads "\x63\x66".
func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		t.Fatalf("the trace has %.40q…: %v", s, err)
	}
	return b
}
