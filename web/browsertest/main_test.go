package browsertest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// pictures is where the picture tests write; a directory that is removed again when it is empty.
var pictures = flag.String("pictures", "", "write pictures of the pages into this `DIR`")

// The program under test and the browser, made once for all tests.
var (
	program string
	browser context.Context
)

func TestMain(m *testing.M) {
	code, err := 1, moreAtOnce()
	flag.Parse()
	if err == nil {
		code, err = run(m)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// moreAtOnce lets twice as many tests run at once as there are processors, unless -parallel says how many: takers
// mostly wait for a page.
func moreAtOnce() error {
	return flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0)))
}

// run builds the program and starts Chromium, if there is one, around the tests.
func run(m *testing.M) (int, error) {
	chromium := findChromium()
	if chromium == "" {
		return m.Run(), nil // each test says what is missing
	}
	dir, err := os.MkdirTemp("", "browsertest-")
	if err != nil {
		return 0, err
	}
	defer removeWhenQuiet(dir)
	program = filepath.Join(dir, "careerfit")
	build := exec.Command("go", "build", "-o", program, "./cmd/careerfit")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build careerfit: %w\n%s", err, out)
	}
	var stop func()
	if browser, stop, err = startChromium(chromium, filepath.Join(dir, "profile")); err != nil {
		return 0, fmt.Errorf("start %s: %w", chromium, err)
	}
	defer stop()
	return m.Run(), nil
}

// findChromium returns where the browser is: the one named in CHROMIUM, the small one for machines without a
// screen, or the whole one.
func findChromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium-headless-shell", "chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// removeWhenQuiet removes a directory into which the children of a browser that has just ended may
// still write for some milliseconds.
func removeWhenQuiet(dir string) {
	for range 50 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// without skips a test for want of something that can be installed. In CI that is a failure: there,
// nothing may skip.
func without(t testing.TB, sentence string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(sentence)
	}
	t.Skip(sentence)
}
