package web

import (
	"crypto/rand"
	"strings"
	"testing"
)

// What is drawn is what is read again, by another way than it was drawn: module by module, as the standard
// (ISO/IEC 18004) places them.
func TestTheQRCodeSaysTheLink(t *testing.T) {
	for _, text := range []string{
		"x", "https://quiz.example", "http://127.0.0.1:8080/share/01890000-0000-7000-8000-000000000000/" + strings.Repeat("7K", 13),
		"https://careers.health.example.org/quiz/share/01890000-0000-7000-8000-000000000000/" + rand.Text(),
		"https://" + strings.Repeat("a", 120) + ".example/share/01890000-0000-7000-8000-000000000000/" + rand.Text(),
	} {
		picture := qrOf(text)
		if got := readQR(t, picture); got != text {
			t.Errorf("%q is read as %q", text, got)
		}
		if other := readQR(t, qrOf(text+"x")); other == text {
			t.Error("another text is read as the same: this test cannot fail")
		}
	}
}

func TestWhatIsTooLongHasNoQRCode(t *testing.T) {
	if qrOf(strings.Repeat("x", 5000)) != nil {
		t.Error("there is a picture")
	}
}

func TestTheQRCodeKeepsItsQuietZone(t *testing.T) {
	dark := modulesOf(t, qrOf("https://quiz.example"))
	for i := range dark {
		for j := range quietZone {
			if dark[i][j] || dark[j][i] || dark[i][len(dark)-1-j] || dark[len(dark)-1-j][i] {
				t.Fatalf("there is a dark square at the edge, %d from it", j)
			}
		}
	}
}

// modulesOf are the squares of the picture, true where a stroke makes them dark.
func modulesOf(t *testing.T, picture *qrPicture) [][]bool {
	t.Helper()
	dark := make([][]bool, picture.Size)
	for i := range dark {
		dark[i] = make([]bool, picture.Size)
	}
	x, y := 0, 0
	for _, step := range pathSteps(t, picture.Path) {
		switch step.command {
		case 'M':
			x, y = step.dx, step.dy
		case 'm':
			x += step.dx
		case 'h':
			for range step.dx {
				dark[y][x] = true
				x++
			}
		}
	}
	return dark
}

// pathStep is a command of the path; dy is the row whose middle it is drawn in.
type pathStep struct {
	command byte
	dx, dy  int
}

func pathSteps(t *testing.T, path string) []pathStep {
	t.Helper()
	var steps []pathStep
	for rest := path; rest != ""; {
		end := strings.IndexAny(rest[1:], "Mmh") + 1
		if end == 0 {
			end = len(rest)
		}
		dx, dy, _ := strings.Cut(rest[1:end], " ")
		steps = append(steps, pathStep{rest[0], whole(t, dx), whole(t, strings.TrimSuffix("0"+dy, ".5"))})
		rest = rest[end:]
	}
	return steps
}

func whole(t *testing.T, digits string) int {
	t.Helper()
	n := 0
	for _, d := range digits {
		if d < '0' || d > '9' {
			t.Fatalf("%q is no number", digits)
		}
		n = 10*n + int(d-'0')
	}
	return n
}
