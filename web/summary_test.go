package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// What is taken to an adviser has all to talk about: what came out, how sure it is, why in the taker's own words,
// careers with pay, courses, questions, and where to ask.
func TestThePageForAnAdviser(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.visits(taker.sitting()+"/summary").seesHeading("Work at sea").reads(
		"Where in the harbour?", "A clear result", "9 of 9 questions have an answer.", "How sure this is",
		"Why: Work at sea", "I like to be out on the water. Agree", "Background: A sailor",
		"Which answers it hangs on most With your background as it is, these are the questions where another answer would take the most off the lead, each by itself:",
		"Noise tires me. You said: Agree. Instead: Disagree. Then the lead would be 60.0 points of a hundred.",
		"Skipper Best fit, 100% Work at sea reported: $72,000 a year; official: $89,370 a year", "Pay as reported: The Harbour Gazette",
		"SEA 101: Knots It prepares for work at sea.", "Which of the reasons is truest of me", "Apply: https://harbour.example/apply", "Ask at the gate",
	).doesNotRead("Welder", "What would change it")
	if len(htmlcheck.Elements(taker.page.doc, "ol")) < 3 {
		t.Error("paths, careers and questions are no lists")
	}
}

// Of a result between paths it says what speaks for each, of none why there is none, of a short form that it was.
func TestThePageForAnAdviserOfEveryResult(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(torn)
	taker.visits(taker.sitting()+"/summary").seesHeading("Balanced between work at sea and office work").
		reads("A balanced result", "Why: Work at sea", "Why: Office work", "What could I try on each side").doesNotRead("These spoke against it")
	taker.takes(hasty)
	taker.visits(taker.sitting()+"/summary").seesHeading("No clear result").
		reads("Too few questions have an answer for a result. At least 50% of them are needed.", "Which questions were hard to answer").doesNotRead("Careers", "Why")
	taker.takes(tired)
	taker.visits(taker.sitting() + "/summary").seesHeading("No clear result").reads("All statements got the same answer.")
	short := opens(t, offering(content(t, "pier"))).taker()
	short.startsShort().answersAll(boatBuilder)
	short.presses("See my result")
	short.visits(short.sitting()+"/summary").reads("Short form: ", "of 10 questions were asked.")
}

// The return code is there for whom it was made, and nobody else.
func TestTheCodeOnThePageForAnAdviser(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting, code := taker.sitting(), taker.page.code()
	if got := taker.visits(sitting + "/summary").page.code(); got != code {
		t.Errorf("the page has the code %q, want %q", got, code)
	}
	if details := htmlcheck.Elements(taker.page.doc, "details"); len(details) != 1 || !strings.Contains(htmlcheck.Text(details[0]), code) {
		t.Error("the code is printed unasked")
	}
	other := s.taker().returnsBy(code).visits(sitting + "/summary").reads("The return code was made on another device and cannot be printed here.")
	if strings.Contains(string(other.page.body), code) {
		t.Error("the code is shown on a device that does not have it")
	}
}

// A QR code comes onto the paper when it is asked for: by a button, or by choosing a link that is there.
func TestTheLinkOnThePageForAnAdviser(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	code := taker.page.code()
	friends := taker.shares("yes")
	taker.visits(sitting+"/summary").reads("A link for your adviser", "Use link 1: until ", ", with my answers")
	if strings.Contains(string(taker.page.body), friends) || strings.Contains(string(taker.page.body), "QR code of the link") {
		t.Error("a link for somebody else is on the paper")
	}
	taker.presses("Make a link for my adviser (30 days)").isAt(sitting + "/summary").reads("this link shows it, without the answers.")
	advisers := taker.newestLink()
	taker.drawsQR(taker.links()[0])
	s.taker().visits(advisers).seesHeading("Work at sea").doesNotRead("All answers")
	taker.visits(sitting + "/summary").follows("Use link 1").reads("this link shows it, with all answers.")
	taker.drawsQR(taker.links()[0])
	for _, number := range []string{"3", "x", "", "01"} {
		if taker.visits(sitting + "/summary?link=" + number); len(taker.links()) > 0 {
			t.Errorf("link=%s puts a link on the paper", number)
		}
	}
	desk := s.taker().returnsBy(code).visits(sitting + "/summary?link=1").doesNotRead("Use link")
	if len(desk.links()) > 0 {
		t.Error("a link is shown on a device that did not make it")
	}
}

func TestWithoutRoomTheAdvisersPageSaysSo(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	for range quiz.MaxShares {
		taker.shares()
	}
	taker.visits(taker.sitting()+"/summary").reads("There are as many links as can be at a time.", "Use link 5").
		posts(taker.sitting()+"/share", "next", fmt.Sprint(quiz.MaxShares+1), "days", "30", "to", "summary").reads("There are as many links as can be at a time.")
}

// Careers that share the last place are bounded, and told of.
func TestManyCareersOnOnePlace(t *testing.T) {
	var twins strings.Builder
	for i := range 12 {
		fmt.Fprintf(&twins, "  - {id: mate-%d, path: sea, name: Mate %d, summary: You help., weights: {water: 1}, sources: [gazette]}\n", i, i)
	}
	q := harbour(t, "courses:\n", twins.String()+"courses:\n")
	taker := opens(t, offering(q)).taker().takes(outAtSea)
	taker.visits(taker.sitting()+"/summary").reads("more careers are level with the last of them.", "Mate 0")
	if n := strings.Count(taker.page.words(), "Mate "); n > 8 {
		t.Errorf("%d of twelve level careers are told", n)
	}
}
