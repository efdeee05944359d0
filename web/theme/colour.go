package theme

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// A Colour is one of sRGB, with its red, green and blue.
type Colour [3]uint8

var colourShape = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

// ParseColour reads a colour such as #14595c or #fff.
func ParseColour(s string) (Colour, bool) {
	if !colourShape.MatchString(s) {
		return Colour{}, false
	}
	if digits := s[1:]; len(digits) == 3 {
		s = "#" + digits[:1] + digits[:1] + digits[1:2] + digits[1:2] + digits[2:] + digits[2:]
	}
	n, err := strconv.ParseUint(s[1:], 16, 24)
	return Colour{uint8(n >> 16 & 0xff), uint8(n >> 8 & 0xff), uint8(n & 0xff)}, err == nil
}

// String returns the colour as ParseColour reads it, such as "#14595c".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// Contrast returns the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func Contrast(a, b Colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance by WCAG 2.2, from 0 to 1.
func (c Colour) luminance() float64 {
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

func linear(channel uint8) float64 {
	if s := float64(channel) / 255; s > 0.04045 {
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return float64(channel) / 255 / 12.92
}

// mixed returns the colour with a share of another in it.
func (c Colour) mixed(other Colour, share float64) Colour {
	var m Colour
	for i := range c {
		m[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(other[i])*share))
	}
	return m
}

// brighter returns the colour as the filter brightness of CSS makes it.
func (c Colour) brighter(factor float64) Colour {
	for i := range c {
		c[i] = uint8(min(255, math.Round(float64(c[i])*factor)))
	}
	return c
}

// lightness is that of HSL, from 0 (black) to 1 (white).
func (c Colour) lightness() float64 {
	return float64(int(max(c[0], c[1], c[2]))+int(min(c[0], c[1], c[2]))) / 510
}

// withLightness returns the colour of the same hue and saturation (HSL) with another lightness.
func (c Colour) withLightness(l float64) Colour {
	most, least := float64(max(c[0], c[1], c[2])), float64(min(c[0], c[1], c[2]))
	if most == least { // a grey
		grey := uint8(math.Round(255 * l))
		return Colour{grey, grey, grey}
	}
	saturation := (most - least) / (255 - math.Abs(most+least-255))
	reach := saturation * (1 - math.Abs(2*l-1)) // from the least channel to the most
	var moved Colour
	for i, channel := range c {
		part := (float64(channel) - least) / (most - least)
		moved[i] = uint8(math.Round(255 * min(1, max(0, l-reach/2+part*reach))))
	}
	return moved
}

// steps is how finely lightness is searched.
const steps = 200

// nearest returns the colour with the same hue whose lightness is as near to the colour's own as can be, of
// those that do; false where none does.
func (c Colour) nearest(does func(Colour) bool) (Colour, bool) {
	if does(c) {
		return c, true
	}
	l := c.lightness()
	for step := 1; step <= steps; step++ {
		by := float64(step) / steps
		for _, moved := range []float64{l - by, l + by} {
			if at := c.withLightness(moved); moved >= 0 && moved <= 1 && does(at) {
				return at, true
			}
		}
	}
	return c, false
}
