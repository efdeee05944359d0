package browsertest

import (
	"strings"
)

// sees expects the page to have the heading, and returns it.
func (k *taker) sees(heading string) sight {
	k.t.Helper()
	s := k.reads()
	if s.Heading != heading {
		k.t.Fatalf("the heading is %q, want %q, on\n%s", s.Heading, heading, s)
	}
	return s
}

// isTold expects the page to say each of the texts.
func (k *taker) isTold(texts ...string) {
	k.t.Helper()
	s := k.reads()
	for _, text := range texts {
		if !strings.Contains(plain(s.Text), text) {
			k.t.Errorf("the page does not say %q:\n%s", text, s)
		}
	}
}

// isNotTold expects the page to say none of the texts.
func (k *taker) isNotTold(texts ...string) {
	k.t.Helper()
	s := k.reads()
	for _, text := range texts {
		if strings.Contains(plain(s.Text), text) {
			k.t.Errorf("the page says %q:\n%s", text, s)
		}
	}
}

// isAt expects the page to have the address.
func (k *taker) isAt(address string) {
	k.t.Helper()
	if s := k.reads(); s.Address != address {
		k.t.Fatalf("this is %s, want %s", s, address)
	}
}

// plain makes any white space one space.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }
