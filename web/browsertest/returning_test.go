package browsertest

import (
	"strings"
	"testing"
)

// A code is taken as people type it: in lower case, with spaces and dashes, with letters for digits.
func TestTakerComesBackByCode(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		p := persona(t, q, "nurse-educator")
		k := arrives(t, s, d)
		code := k.starts()
		k.answers(q, p.Answers, 0, 3)

		for _, typed := range []string{
			code,
			"  " + strings.ToLower(code) + " ",
			strings.ReplaceAll(code, " ", "-"),
			strings.NewReplacer("0", "O", "1", "l", " ", "").Replace(code),
		} {
			other := arrives(t, s, d)
			other.comesBack(typed)
			other.faces(q, 3)
		}

		k.answers(q, p.Answers, 3, len(q.Items))
		k.finishes()
		other := arrives(t, s, d)
		other.comesBack(code)
		other.result().isWhat(t, q, report(t, q, p.Answers))
		equal(t, "sittings", strings.Join(other.sittings(), "; "), "Product management")
	})
}

// A code that is none comes back with what is wrong with it; help for a lost one is on every page.
func TestTakerEntersAWrongCode(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		k := arrives(t, serve(t), d)
		k.comesBack("7K2M 9QXD")
		k.complains("Enter the whole code: 18 letters and digits")
		k.comesBack("W3 7K2M 9QXD 4TWB H3NP")
		k.complains("No sitting has this code")
		var typed string
		k.asks(`document.querySelector('#code').value`, &typed)
		equal(t, "typed", typed, "W3 7K2M 9QXD 4TWB H3NP")

		k.opens("/privacy")
		k.follows("Help with your code")
		k.isTold("If you have lost your code", "nobody can find your sitting")
	})
}

// O for 0 and l for 1 whatever the code of the story is: a code made of both letters is well formed.
func TestLettersThatLookLikeDigits(t *testing.T) {
	t.Parallel()
	k := arrives(t, serve(t), phone)
	k.comesBack("Oo IiLl OoIi LlOo IiLl")
	k.complains("No sitting has this code")
}

// “My results” has every sitting of the browser; the browser can forget them, and the code brings
// one back; deleting is for good.
func TestTakerKeepsForgetsAndDeletesSittings(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		first, second := persona(t, q, "county-analyst"), persona(t, q, "network-engineer")
		k := arrives(t, s, d)
		equal(t, "sittings", len(k.sittings()), 0)
		k.takes(q, first.Answers)
		kept := k.finishes()
		k.follows("Take the quiz again")
		k.sees(string(q.Title))
		k.follows("Start now")
		code := k.notesCode()
		if code == kept.Code {
			t.Error("two sittings have one code")
		}
		k.answers(q, second.Answers, 0, 2)
		equal(t, "sittings", strings.Join(k.sittings(), "; "), "Not finished: 2 of 24 questions; Product management")
		k.opens("/")
		k.isTold("You have already begun: 2 of 24 questions done")
		k.follows("Continue where you left off")
		k.faces(q, 2)

		k.sittings()
		k.follows("Forget on this device")
		k.isTold("This browser knows of no sittings")
		k.comesBack(kept.Code)
		equal(t, "heading", k.result().Heading, kept.Heading)
		equal(t, "sittings", strings.Join(k.sittings(), "; "), "Product management")

		k.follows("Delete")
		k.sees("Delete this sitting?")
		k.follows("Keep it")
		k.result().isWhat(t, q, report(t, q, first.Answers))
		k.follows("Delete this sitting")
		k.follows("Delete for good")
		equal(t, "sittings", len(k.sittings()), 0)
		k.comesBack(kept.Code)
		k.complains("No sitting has this code")
		k.comesBack(code)
		k.faces(q, 2)
	})
}

// A browser that came by code cannot show the code of another; it can make one, and the old one then
// stops working.
func TestTakerMakesANewCode(t *testing.T) {
	t.Parallel()
	s, q := serve(t), builtin(t)
	p := persona(t, q, "physical-therapist")
	old := arrives(t, s, desktop).takes(q, p.Answers)

	k := arrives(t, s, phone)
	k.comesBack(old)
	k.finishes()
	k.isTold("The return code of this sitting was made on another device.")
	k.follows("Make a new one")
	k.follows("Make a new code")
	var code string
	k.asks(`words(document.querySelector('#code'))`, &code)

	other := arrives(t, s, phone)
	other.comesBack(old)
	other.complains("No sitting has this code")
	other.comesBack(code)
	other.result().isWhat(t, q, report(t, q, p.Answers))
}
