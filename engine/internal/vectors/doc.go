// Package vectors has nothing but tests. In them, the conformance vectors of engine/testdata/vectors are worked out a second
// time, in fractions and as their README says, by code that knows nothing of package engine. As long as both agree, the
// README is enough for somebody who implements it anew.
package vectors
