// Package librarytest looks at careerfit from outside, as whoever builds on it does. It is a module of its own, so
// that its go.mod says what such a program takes along: the YAML library, and nothing else.
//
// bestpath and rank are the two smallest programs: one on package quiz, one on the engine alone. They are built and
// run in an empty folder, without a network, and what they link is counted.
//
// testdata/api is the record of what the packages export that the promise of stability holds for (README, "For
// developers"), a line each. What is removed or changed is a break and fails; what is new is to be recorded:
//
//	go test -count=1 .           looks (the go command would not notice what has changed outside this module)
//	go test . -run API -update   records
package librarytest
