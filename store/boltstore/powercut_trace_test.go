package boltstore_test

import (
	"bufio"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
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
		c, ok := parseCall(line)
		if !ok {
			continue
		}
		if e, ok := eventOf(t, c, dir); ok {
			events = append(events, e)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return events
}

// A call is a line of the trace, taken apart. In it all texts and paths are in hexadecimal, so that a
// quote, a bracket or a comma is always strace's own.
type call struct {
	name, arguments string
	result          int
}

func parseCall(line string) (c call, ok bool) {
	var rest, result string
	c.name, rest, _ = strings.Cut(line, "(")
	c.arguments, rest, _ = strings.Cut(rest, ")")
	if _, result, ok = strings.Cut(rest, "= "); !ok {
		return call{}, false
	}
	var err error
	c.result, err = strconv.Atoi(result)
	return c, err == nil && c.result >= 0
}

// texts returns what stands between quotes.
func (c call) texts(t *testing.T) (all [][]byte) {
	t.Helper()
	for i, part := range strings.Split(c.arguments, `"`) {
		if i%2 == 1 {
			all = append(all, unhex(t, part))
		}
	}
	return all
}

// file returns the descriptor that the call is about, and the path of its file.
func (c call) file() (descriptor, path string) {
	descriptor, rest, _ := strings.Cut(c.arguments, "<")
	path, _, _ = strings.Cut(rest, ">")
	return descriptor, path
}

// number returns the last argument.
func (c call) number(t *testing.T) int64 {
	t.Helper()
	n, err := strconv.ParseInt(c.arguments[strings.LastIndex(c.arguments, " ")+1:], 10, 64)
	if err != nil {
		t.Fatalf("%s has no number at its end: %v", c.name, err)
	}
	return n
}

// eventOf returns what the call did; false when it was about something else than the store in dir.
func eventOf(t *testing.T, c call, dir string) (event, bool) {
	t.Helper()
	descriptor, path := c.file()
	var e event
	switch c.name {
	case "write":
		if descriptor != "1" {
			return event{}, false
		}
		return event{kind: said, data: c.texts(t)[0]}, true
	case "linkat", "renameat", "mkdirat":
		names := c.texts(t)
		e = event{kind: named, path: string(names[len(names)-1])}
	case "fsync", "fdatasync":
		e = event{kind: synced, path: string(unhex(t, path))}
	case "ftruncate":
		e = event{kind: resized, path: string(unhex(t, path)), at: c.number(t)}
	case "pwrite64":
		e = event{kind: wrote, path: string(unhex(t, path)), at: c.number(t), data: c.texts(t)[0]}
		if len(e.data) != c.result {
			t.Fatalf("%d bytes were written, %d are in the trace", c.result, len(e.data))
		}
	default:
		return event{}, false
	}
	return e, e.path == dir || strings.HasPrefix(e.path, dir+"/")
}

// unhex reads "\x63\x66".
func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		t.Fatalf("the trace has %.40q…: %v", s, err)
	}
	return b
}
