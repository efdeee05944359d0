// Package browsertest takes the quiz in a real Chromium, the way people do.
//
// The tests build the careerfit command, start it on loopback with a data directory of its own, and
// drive its pages with real clicks and keys, once with scripts and once with scripts disabled. What a
// page must say is worked out from the content file and the engine, never copied from the pages.
//
// Every taker is watched: a request to another host, an error on the console or a breach of the
// content security policy fails the test during which it happened. The checks that look for faults
// are themselves tried on a page that has them (control_test.go).
//
//	npm ci                                    # once: axe-core, for the accessibility tests
//	go test -count=1 ./...                    # some three minutes on two cores
//	go test -run TestPictures -pictures DIR   # every kind of page as PNG, three widths, light and dark
//	go test -run TestREADMEPicture -pictures pictures
//
// The -count=1 is there because go test does not know that the command was built from changed files,
// and would repeat the last success from its cache.
//
// Without Chromium (Debian's package chromium, or a path in CHROMIUM) or axe-core the tests skip and
// say so; with CI=true they fail.
package browsertest
