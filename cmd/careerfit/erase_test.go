package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// Whatever names a sitting will do, and nothing leads there any longer.
func TestASittingIsErasedByWhateverNamesIt(t *testing.T) {
	for name, named := range map[string]func(o *office) (stdin string, args []string){
		"its id":             func(o *office) (string, []string) { return "", []string{o.ids[1]} },
		"its id in capitals": func(o *office) (string, []string) { return "", []string{strings.ToUpper(o.ids[1])} },
		"the address of a page": func(o *office) (string, []string) {
			return "", []string{"https://quiz.example/fit/sittings/" + o.ids[1] + "/result?x=1#y"}
		},
		"a share link": func(o *office) (string, []string) {
			return "", []string{"https://quiz.example/share/" + o.ids[1] + "/ABCDEFGH"}
		},
		"twice the same":        func(o *office) (string, []string) { return "", []string{o.ids[1], "/sittings/" + o.ids[1]} },
		"its return code":       func(o *office) (string, []string) { return typedCode(1) + "\n", []string{"--code"} },
		"its code, without end": func(o *office) (string, []string) { return strings.ToUpper(typedCode(1)), []string{"--code"} },
		"both its code and id":  func(o *office) (string, []string) { return typedCode(1), []string{"--code", o.ids[1]} },
	} {
		t.Run(name, func(t *testing.T) {
			tell := bothWays
			if name != "its id" && name != "its return code" { // what names a sitting is found out before anybody is asked
				tell = withoutServer
			}
			tell(t, 3, func(t *testing.T, o *office) {
				stdin, args := named(o)
				said := o.hears(stdin, exitOK, "erase", append(args, "--yes")...)
				if !strings.HasPrefix(said.out, "Deleted 1 sitting, with every way there.\n") || !strings.Contains(said.out, "careerfit compact") || !strings.Contains(said.out, "Backups") {
					t.Errorf("it says %q", said.out)
				}
				if got := o.kept(); !slices.Equal(got, []string{o.ids[0], o.ids[2]}) {
					t.Errorf("kept: %q", got)
				}
				o.atFile(func(st *boltstore.Store) {
					hash, _ := web.ReturnCodeHash(typedCode(1))
					if _, err := st.ByCode(t.Context(), hash); !errors.Is(err, store.ErrNotFound) {
						t.Errorf("its code leads to %v", err)
					}
				})
			})
		})
	}
}

// If one of them is not there, none is deleted: whoever asked is to look again.
func TestASittingThatIsNotThereIsNotErased(t *testing.T) {
	bothWays(t, 2, func(t *testing.T, o *office) {
		other := o.sitting(9).ID
		for _, c := range []struct {
			stdin string
			args  []string
			code  int
			says  string
		}{
			{"", []string{"--yes", o.ids[0], other}, exitProblems, "there is no sitting " + other + ", or no longer; nothing was deleted"},
			{typedCode(9), []string{"--yes", "--code", o.ids[0]}, exitProblems, "there is no sitting with this return code"},
			{"ca7e 0000", []string{"--yes", "--code"}, exitUsage, "that is no return code: it has 18 letters and digits"},
			{"", []string{"--yes", "--code"}, exitUsage, "that is no return code"},
			{"", []string{"--yes", "mine"}, exitUsage, `"mine" is neither the id of a sitting nor the address`},
			{"", []string{"--yes"}, exitUsage, "name a sitting"},
			{"y\n", []string{o.ids[0]}, exitUsage, "there is nobody here to ask; add --yes"},
		} {
			if said := o.hears(c.stdin, c.code, "erase", c.args...); !strings.Contains(said.err, c.says) || said.out != "" {
				t.Errorf("%q: it says %q", c.args, said.err)
			}
		}
		if got := o.kept(); !slices.Equal(got, o.ids) {
			t.Errorf("kept: %q", got)
		}
	})
}

// A yes, or a file given up, is for one time: neither stands in the environment.
func TestTheEnvironmentAgreesToNothing(t *testing.T) {
	o := opens(t, 1)
	file := writeFile(t, filepath.Join(t.TempDir(), "copy.db"), "what was there")
	env := map[string]string{"CAREERFIT_YES": "true", "CAREERFIT_FORCE": "true", "CAREERFIT_DATA_DIR": o.dir}
	runCareerfit(t, "", env, "erase", o.ids[0]).wants(t, exitUsage)
	runCareerfit(t, "", env, "backup", file).wants(t, exitFailure)
	if got := o.kept(); !slices.Equal(got, o.ids) || readFile(t, file) != "what was there" {
		t.Errorf("kept: %q; the file has %.20q", got, readFile(t, file))
	}
}

// Who is asked sees what goes.
func TestWhatIsToldBeforeASittingIsErased(t *testing.T) {
	o := opens(t, 2)
	said := o.says(exitUsage, "erase", o.ids[1])
	if want := "Sitting " + o.ids[1] + ": begun 2020-01-02, last seen 2020-01-02, 1 answer\n"; !strings.HasPrefix(said.err, want) {
		t.Errorf("it says %q, want %q first", said.err, want)
	}
}

// Damage is no reason to keep what somebody wants to be gone.
func TestASittingThatCannotBeReadIsErased(t *testing.T) {
	for name, served := range map[string]bool{"while a server runs": true, "without a server": false} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 3)
			o.spoilsRecord(1)
			if served {
				o.serves()
			}
			if said := o.says(exitUsage, "erase", o.ids[1]); !strings.HasPrefix(said.err, "Sitting "+o.ids[1]+": cannot be read\n") {
				t.Errorf("it says %q", said.err)
			}
			if said := o.says(exitOK, "erase", "--yes", o.ids[1]); !strings.HasPrefix(said.out, "Deleted 1 sitting, with every way there.\n") {
				t.Errorf("it says %q", said.out)
			}
			o.says(exitOK, "doctor")
			if got := o.kept(); !slices.Equal(got, []string{o.ids[0], o.ids[2]}) {
				t.Errorf("kept: %q", got)
			}
		})
	}
}

func TestOnlyYesIsYes(t *testing.T) {
	for said, yes := range map[string]bool{"y\n": true, "Yes\n": true, " y ": true, "": false, "\n": false, "n\n": false, "yesterday\n": false, "no\ny\n": false} {
		var asked bytes.Buffer
		err := askWhether(strings.NewReader(said), &asked, "Delete 1 sitting for good?")
		if (err == nil) != yes || asked.String() != "Delete 1 sitting for good? [y/N] " {
			t.Errorf("%q is taken as %v; it asks %q", said, err, asked.String())
		}
	}
}

// What is found in any text is an id, and the text has it.
func FuzzSittingsAreNamed(f *testing.F) {
	const id = "019aaa00-0000-7000-8000-00000000000f"
	for _, text := range []string{id, "/sittings/" + id + "/result", "https://quiz.example/share/" + id + "/ABC", "", "////", id + id, "\x00" + id} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, ok := sittingNamed(text)
		if !ok {
			return
		}
		if _, isID := store.ParseID(found); !isID || !strings.Contains(strings.ToLower(text), found) {
			t.Errorf("%q is taken for the sitting %q", text, found)
		}
	})
}

// After compaction nothing of an erased sitting is in the file; before, something is.
func TestErasedAndCompactedIsGone(t *testing.T) {
	o := opens(t, 3)
	key, _ := store.ParseID(o.ids[1])
	o.says(exitOK, "erase", "--yes", o.ids[1])
	if !strings.Contains(readFile(t, o.file()), string(key[:])) {
		t.Fatal("control: the bytes are gone before compaction, so this shows nothing")
	}
	if said := o.says(exitOK, "compact"); !strings.HasPrefix(said.out, "Written anew: "+o.file()+" from ") {
		t.Errorf("it says %q", said.out)
	}
	if strings.Contains(readFile(t, o.file()), string(key[:])) {
		t.Error("the bytes are still there")
	}
	if got := o.kept(); !slices.Equal(got, []string{o.ids[0], o.ids[2]}) {
		t.Errorf("kept: %q", got)
	}
}
