package lint_test

import "testing"

func TestARuleForNobodyIsIdle(t *testing.T) {
	const none = "careers: []\ncourses: []\n"
	wantTold(t, "idle-rule", none)
	wantTold(t, "idle-rule", "rule: {paths: share, careers: share, courses: share}\n")
	wantTold(t, "idle-rule", "rule: {paths: share}\n"+none)
	wantTold(t, "idle-rule", "rule: {paths: share, careers: distance}\n"+none, "there are no careers for this rule to rank (take it out, or add careers)")
	wantTold(t, "idle-rule", "rule: {careers: share, courses: share}\n"+none, "there are no careers", "there are no courses")
}
