package htmlcheck_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

const sound = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body>
<a href="#main">Skip</a>
<main id="main">
<h1>A page</h1>
<h2>A form</h2>
<form method="post" action="/x">
  <fieldset aria-describedby="help"><legend>Which?</legend><p id="help">One of them.</p>
  <input type="radio" id="a" name="answer"><label for="a">A</label></fieldset>
  <button>Go</button>
</form>
<ul><li>one<p>more</p></li></ul>
<svg aria-hidden="true"><rect width="1"/></svg>
</main>
</body>
</html>`

func TestASoundPageHasNoProblems(t *testing.T) {
	if found := htmlcheck.Check([]byte(sound)); len(found) > 0 {
		t.Errorf("found %q", found)
	}
}

func TestEachFaultIsFound(t *testing.T) {
	for _, fault := range []struct{ was, is, found string }{
		{"</ul>", "", "never closed|closes nothing"},
		{"<p>more</p>", "</p>", "closes nothing"},
		{`<p>more</p>`, `<p><ul><li>x</li></ul></p>`, "stands in a paragraph"},
		{`<button>Go</button>`, `<a href="/"><button>Go</button></a>`, "another control"},
		{`id="help"`, `id="a"`, "twice"},
		{`id="help"`, `id=""`, "which is none"},
		{`id="help"`, `id="other"`, `no element with the id "help"`},
		{`aria-describedby="help"`, `aria-describedby=" "`, "empty aria-describedby"},
		{`href="#main"`, `href="#elsewhere"`, `"elsewhere"`},
		{`<h2>`, `<h2 style="color:red">`, "inline"},
		{`<h2>`, `<h2 onclick="x()">`, "inline"},
		{`</head>`, `<script>x()</script></head>`, "inline <script>"},
		{`</head>`, `<style>h1{}</style></head>`, "inline <style>"},
		{`href="#main"`, `href="JavaScript:x()"`, "inline"},
		{`<button>Go</button>`, `<button></button>`, "<button> has no words"},
		{`<label for="a">A</label>`, ``, "<input> has no label"},
		{`<ul>`, `<img src="/x"><ul>`, "no alt"},
		{`<svg aria-hidden="true">`, `<svg>`, "neither a name"},
		{`<ul><li>one<p>more</p></li></ul>`, `<li>one</li>`, "<li> stands in"},
		{`<ul><li>`, `<ul><br><li>`, "no item"},
		{`<legend>Which?</legend>`, ``, "one legend"},
		{`<!doctype html>`, ``, "doctype"},
		{` lang="en"`, ``, "language"},
		{`<title>A page</title>`, ``, "0 <title>"},
		{`<title>A page</title>`, `<title></title>`, "<title> is empty"},
		{`<h2>A form</h2>`, `<h1>A form</h1>`, "2 <h1>"},
		{`<h2>A form</h2>`, `<h3>A form</h3>`, "follows a heading of level 1"},
	} {
		t.Run(fault.found, func(t *testing.T) {
			page := strings.Replace(sound, fault.was, fault.is, 1)
			if page == sound {
				t.Fatalf("the page has no %q", fault.was)
			}
			all := strings.Join(htmlcheck.Check([]byte(page)), "\n")
			for words := range strings.SplitSeq(fault.found, "|") {
				if strings.Contains(all, words) {
					return
				}
			}
			t.Errorf("want a problem with %q, found:\n%s", fault.found, all)
		})
	}
}
