package vectors_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// faults are all numbers of the vector that this checker finds otherwise.
func (c *checker) faults() (faults []string) {
	var line bytes.Buffer
	if json.Compact(&line, c.file.Questionnaire) != nil {
		return []string{"the questionnaire"}
	}
	if hash := sha256.Sum256(line.Bytes()); hex.EncodeToString(hash[:]) != c.file.Digest {
		faults = append(faults, "the digest")
	}
	for name, g := range c.groups {
		baselines, contributions := map[string]string{}, map[string]map[string]map[string]string{}
		for n, id := range g.ids {
			baselines[id] = g.fit(n, make([]string, len(c.items))).RatString()
		}
		for i, item := range c.items {
			contributions[item.ID] = map[string]map[string]string{}
			for key := range item.answers() {
				of := map[string]string{}
				for n, id := range g.ids {
					of[id] = new(big.Rat).Quo(difference(g.worth[i][key][n], g.mean[i][n]), g.span[n]).RatString()
				}
				contributions[item.ID][key] = of
			}
		}
		if !maps.Equal(baselines, c.file.Baselines[name]) {
			faults = append(faults, "the baselines of "+name)
		}
		if !reflect.DeepEqual(contributions, c.file.Contributions[name]) && len(g.ids) > 0 {
			faults = append(faults, "the contributions to "+name)
		}
	}
	for _, s := range c.file.Sheets {
		faults = append(faults, c.sheetFaults(s)...)
	}
	return faults
}

func TestAnImplementationFromTheReadmeAloneAgrees(t *testing.T) {
	files, err := filepath.Glob("../../testdata/vectors/*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("there are %d: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if faults := newChecker(t, text).faults(); len(faults) > 0 {
			t.Errorf("%s: %q", file, faults)
		}
	}
}

// A check that cannot fail is none.
func TestAnAlteredVectorIsFoundOut(t *testing.T) {
	text, err := os.ReadFile("../../testdata/vectors/three-by-distance.json")
	if err != nil {
		t.Fatal(err)
	}
	for old, changed := range map[string]string{
		`"fit": "`: `"fit": "1`, `"rank": 1`: `"rank": 2`, `"verdict": "`: `"verdict": "un`, `"lead": "`: `"lead": "1`, `"asked": `: `"asked": 1`, `"band": "`: `"band": "un`,
		`"low_coverage"`: `"flat_sheet"`, `"digest": "`: `"digest": "0`, `"land": "`: `"land": "1`, `"value": -1.5`: `"value": -1.6`, `"path_rank": 1`: `"path_rank": 2`, `"tolerance": "`: `"tolerance": "1`, `"possible": true`: `"possible": false`,
		`"to": "`: `"to": "un`, `"first": [`: `"first": ["land", `, `"weight": 0.8`: `"weight": 0.81`,
	} {
		altered := strings.Replace(string(text), old, changed, 1)
		if altered == string(text) {
			t.Fatalf("%s is not in the file", old)
		}
		if len(newChecker(t, []byte(altered)).faults()) == 0 {
			t.Errorf("%s is altered, and nobody sees it", old)
		}
	}
}
