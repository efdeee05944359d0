package browsertest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// An album has of every page that was opened what is looked at when all are there.
type album struct {
	// dir is where the sources are.
	dir string

	mu      sync.Mutex
	titles  map[string][]string // the kinds of page that have a title
	weights map[string]int      // bytes over the wire
}

func newAlbum(t testing.TB) *album {
	return &album{dir: t.TempDir(), titles: map[string][]string{}, weights: map[string]int{}}
}

// takes puts the page that a taker sees into the album.
func (a *album) takes(k *taker, name string) {
	k.t.Helper()
	source, s := k.source(), k.reads()
	if err := os.WriteFile(filepath.Join(a.dir, name+".html"), []byte(source), 0o600); err != nil {
		k.t.Fatal(err)
	}
	a.notes(s, name, k.watch.meter.weight())
}

// notes writes down what a page is called, and how many bytes it took.
func (a *album) notes(s sight, name string, weight int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.weights[name] = weight
	if kind := kindOf(s.Address); !slices.Contains(a.titles[s.Title], kind) {
		a.titles[s.Title] = append(a.titles[s.Title], kind)
	}
}

var ofOne = regexp.MustCompile(`^(/sittings/)[^/]+|^(/share/).*`)

// kindOf is an address without what makes it that of one sitting.
func kindOf(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return ofOne.ReplaceAllString(path, "$1$2…")
}

// sameTitles reports pages at different places that have one title, or none.
func (a *album) sameTitles() []string {
	var found []string
	for _, title := range slices.Sorted(maps.Keys(a.titles)) {
		if kinds := a.titles[title]; len(kinds) > 1 || strings.TrimSpace(title) == "" {
			found = append(found, fmt.Sprintf("%q is the title of %q", title, kinds))
		}
	}
	return found
}

// longTitles reports titles that tabs and search engines would cut.
func (a *album) longTitles() []string {
	var found []string
	for title, kinds := range a.titles {
		if n := utf8.RuneCountInString(title); n > 70 {
			found = append(found, fmt.Sprintf("%q, the title of %q, has %d letters", title, kinds, n))
		}
	}
	return found
}

// most is how many bytes a page may take over the wire, with everything that it needs.
const most = 30 << 10

// tooHeavy reports pages that are so.
func (a *album) tooHeavy() []string {
	var found []string
	for _, name := range a.byWeight() {
		if w := a.weights[name]; w > most || w < 1000 {
			found = append(found, fmt.Sprintf("%s took %d bytes over the wire, at most %d are wanted", name, w, most))
		}
	}
	return found
}

// byWeight are the names of all pages, the heaviest first.
func (a *album) byWeight() []string {
	return slices.SortedFunc(maps.Keys(a.weights), func(x, y string) int { return a.weights[y] - a.weights[x] })
}
