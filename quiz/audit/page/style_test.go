package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colours returns what the style sets, in light, in dark and on paper.
func colours(t *testing.T) map[string]map[string]string {
	t.Helper()
	style, err := files.ReadFile("html/style.css")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]map[string]string{}
	for n, block := range regexp.MustCompile(`:root \{[^}]*\}`).FindAllString(string(style), -1) {
		set := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{3,6})`).FindAllStringSubmatch(block, -1) {
			set[m[1]] = m[2]
		}
		found[[]string{"light", "dark", "paper"}[n]] = set
	}
	return found
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(colour string) float64 {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = fmt.Sprintf("%c%c%c%c%c%c", hex[0], hex[0], hex[1], hex[1], hex[2], hex[2])
	}
	sum := 0.0
	for n, part := range []float64{0.2126, 0.7152, 0.0722} {
		value, err := strconv.ParseUint(hex[2*n:2*n+2], 16, 8)
		if err != nil {
			return math.NaN()
		}
		if c := float64(value) / 255; c <= 0.04045 {
			sum += part * c / 12.92
		} else {
			sum += part * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Words can be read wherever they stand, also in pictures and on tinted cells; bars, dots and lines
// can be told from what is behind them.
func TestEverythingCanBeReadInEveryLight(t *testing.T) {
	all := colours(t)
	if len(all) != 3 {
		t.Fatalf("there are %d sets of colours", len(all))
	}
	for light, set := range all {
		words := [][2]string{{"ink", "paper"}, {"ink", "card"}, {"quiet", "paper"}, {"quiet", "card"}, {"link", "paper"}, {"link", "card"}, {"warm", "paper"}, {"warm", "card"}}
		for n := 1; n <= heats; n++ {
			words = append(words, [2]string{"ink", fmt.Sprintf("heat-%d", n)})
		}
		for _, pair := range words {
			if c := contrast(set[pair[0]], set[pair[1]]); !(c >= 4.5) {
				t.Errorf("%s: %s on %s has a contrast of %.2f", light, pair[0], pair[1], c)
			}
		}
		for _, mark := range []string{"brand", "warm", "quiet"} {
			if c := contrast(set[mark], set["paper"]); !(c >= 3) {
				t.Errorf("%s: %s has a contrast of %.2f", light, mark, c)
			}
		}
	}
	if c := contrast("#777", "#fff"); c < 4.47 || c > 4.49 { // as the specification's examples have it
		t.Errorf("the contrast of #777 on white is %.3f", c)
	}
}
