package engine_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

func TestDecimalsAreReadExactly(t *testing.T) {
	for text, want := range map[string]engine.Decimal{
		"0": 0, "-0": 0, "1": 1_000_000, "2.5": 2_500_000, "-1": -1_000_000, "0.125": 125_000, "0.000001": 1,
		"-0.000001": -1, "1000": engine.MaxDecimal, "-1000.000000": -engine.MaxDecimal, "007": 7_000_000, "1.10": 1_100_000,
	} {
		if got, err := engine.ParseDecimal(text); err != nil || got != want {
			t.Errorf("%q is read as %d millionths, %v; want %d", text, got, err, want)
		}
	}
}

func TestWhatIsNoDecimalIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "-", ".", "1.", ".5", "-.5", "+1", "--1", "1e3", "1E3", "0x1", "1_000", "1,5", " 1", "1 ", "1.2.3", "٣", "½", "NaN", "Inf",
		"0.0000001", "1000.000001", "1001", "10000", "00001", "-1001", "99999999999999999999", "null", `"1"`,
	} {
		if d, err := engine.ParseDecimal(text); err == nil || !strings.Contains(err.Error(), "want a number such as") {
			t.Errorf("%q is read as %s, %v", text, d, err)
		}
	}
}

func TestADecimalPrintsAsItIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := engine.Decimal(rapid.Int64Range(int64(-engine.MaxDecimal), int64(engine.MaxDecimal)).Draw(t, "millionths"))
		if back, err := engine.ParseDecimal(d.String()); err != nil || back != d {
			t.Fatalf("%d prints as %q and is read as %d, %v", d, d, back, err)
		}
		exact, _ := new(big.Rat).SetString(d.String())
		if nearest, _ := exact.Float64(); exact.Cmp(rat(d)) != 0 || d.Float() != nearest {
			t.Fatalf("%d millionths are %s, or %v as a float", d, d, d.Float())
		}
		_, fraction, _ := strings.Cut(d.String(), ".")
		if d.Places() != len(fraction) {
			t.Fatalf("%s has %d places", d, d.Places())
		}
		var back engine.Decimal
		text, err := json.Marshal(d)
		if err == nil {
			err = json.Unmarshal(text, &back)
		}
		if err != nil || back != d {
			t.Fatalf("%s is %s in JSON and comes back as %s, %v", d, text, back, err)
		}
	})
}

func TestAWholeNumberIsADecimal(t *testing.T) {
	if got := engine.Whole(-3).String(); got != "-3" {
		t.Errorf("got %s", got)
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"0", "-1", "0.125", "1000", "-1000.000001", "1e3", "٣", "--1", "1.", strings.Repeat("9", 30)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := engine.ParseDecimal(text)
		if err != nil {
			return
		}
		if d < -engine.MaxDecimal || d > engine.MaxDecimal {
			t.Errorf("%q is read as %s, which is out of range", text, d)
		}
		if want, ok := new(big.Rat).SetString(text); !ok || want.Cmp(rat(d)) != 0 {
			t.Errorf("%q is read as %s; a fraction says %v", text, d, want)
		}
		if back, err := engine.ParseDecimal(d.String()); err != nil || back != d {
			t.Errorf("%q is read as %s, which is read as %s, %v", text, d, back, err)
		}
	})
}
