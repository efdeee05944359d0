package theme_test

import (
	"math"
	"testing"

	"github.com/careerfit/careerfit/web/theme"
)

func colour(t *testing.T, s string) theme.Colour {
	t.Helper()
	c, ok := theme.ParseColour(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

// The ratios that W3C's documents and checkers publish.
func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, known := range []struct {
		a, b  string
		ratio float64
	}{
		{"#000", "#fff", 21}, {"#fff", "#000", 21}, {"#fff", "#ffffff", 1}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54},
		{"#949494", "#fff", 3.03}, {"#f00", "#fff", 4.00}, {"#00f", "#fff", 8.59}, {"#0f0", "#fff", 1.37}, {"#595959", "#fff", 7.00}, {"#ff0", "#00f", 8.00},
	} {
		got := theme.Contrast(colour(t, known.a), colour(t, known.b))
		if math.Abs(got-known.ratio) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", known.a, known.b, got, known.ratio)
		}
	}
}

func TestColoursAreReadAndWritten(t *testing.T) {
	for given, want := range map[string]string{"#abc": "#aabbcc", "#14595C": "#14595c", "#000000": "#000000"} {
		if got := colour(t, given).String(); got != want {
			t.Errorf("%s is written %s, want %s", given, got, want)
		}
	}
	for _, wrong := range []string{"", "#", "#12", "#1234", "#12345g", "14595c", "red", "#1234567", "rgb(1,2,3)", "#+12345", "#12 456"} {
		if c, ok := theme.ParseColour(wrong); ok {
			t.Errorf("%q is read as %s", wrong, c)
		}
	}
}
