package theme

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A colour with its own lightness is itself, and with another one has that.
func TestLightnessIsMovedAlone(t *testing.T) {
	luck := rand.New(rand.NewPCG(1, 1))
	for range 5000 {
		c := Colour{uint8(luck.IntN(256)), uint8(luck.IntN(256)), uint8(luck.IntN(256))}
		if same := c.withLightness(c.lightness()); same != c {
			t.Fatalf("%s with its own lightness is %s", c, same)
		}
		l := luck.Float64()
		if moved := c.withLightness(l); math.Abs(moved.lightness()-l) > 1.0/255 {
			t.Fatalf("%s with a lightness of %.3f is %s, with %.3f", c, l, moved, moved.lightness())
		}
	}
}

func TestTheNearestLightnessIsFound(t *testing.T) {
	white := Colour{255, 255, 255}
	readable := func(c Colour) bool { return Contrast(c, white) >= 4.5 }
	grey, ok := Colour{0x99, 0x99, 0x99}.nearest(readable)
	if lighter := grey.withLightness(grey.lightness() + 0.01); !ok || !readable(grey) || readable(lighter) {
		t.Errorf("found %s, %t", grey, ok)
	}
	if c, ok := (Colour{1, 2, 3}).nearest(readable); !ok || c != (Colour{1, 2, 3}) {
		t.Errorf("what does already is moved to %s", c)
	}
	if c, ok := (Colour{1, 2, 3}).nearest(func(Colour) bool { return false }); ok {
		t.Errorf("%s does, and nothing can", c)
	}
}
