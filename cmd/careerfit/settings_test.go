package main

import (
	"reflect"
	"strings"
	"testing"
)

// A slip in the name of a setting is told at the start, with the name that was meant, and never what it was set to.
func TestASlipInTheNameOfASettingIsTold(t *testing.T) {
	env := map[string]string{"CAREERFIT_RETENTON": "secret", "CAREERFIT_PUBLICURL": "secret", "CAREERFIT_ABRACADABRA_HOCUS": "secret", "CAREERFIT_FORCE": "secret",
		"CAREERFIT_SHEET": "secret", "CAREERFIT_SHEETS": "7", "CAREERFIT_LOG_LEVEL": "info", "OTHER_RETENTON": "secret"}
	s := startServe(t, env, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	said := s.err.String()
	for _, sentence := range []string{
		`level=WARN msg="CAREERFIT_RETENTON is not known; did you mean CAREERFIT_RETENTION?"`,
		`level=WARN msg="CAREERFIT_PUBLICURL is not known; did you mean CAREERFIT_PUBLIC_URL?"`,
		`level=WARN msg="CAREERFIT_ABRACADABRA_HOCUS is not known"`, `level=WARN msg="CAREERFIT_FORCE is not known`,
		`level=WARN msg="CAREERFIT_SHEET is not known"`, // whose like is a flag, but not of serve
	} {
		if !strings.Contains(said, sentence) {
			t.Errorf("it does not say %s", sentence)
		}
	}
	if strings.Count(said, "is not known") != 5 || strings.Contains(said, "secret") {
		t.Errorf("it says:\n%s", said)
	}
}

// Kubernetes tells every program of a service that is called careerfit, or careerfit-web, where that is.
func TestWhatKubernetesSetsIsNoSlip(t *testing.T) {
	env := map[string]string{"CAREERFIT_TRANSPORT": "tcp://", "CAREERFIT_QUIZ_PORT": "8080"}
	for _, of := range []string{"CAREERFIT_", "CAREERFIT_WEB_"} {
		for _, word := range []string{"SERVICE_HOST", "SERVICE_PORT", "SERVICE_PORT_HTTP", "PORT", "PORT_8080_TCP", "PORT_8080_TCP_PROTO", "PORT_8080_TCP_PORT", "PORT_8080_TCP_ADDR"} {
			env[of+word] = "tcp://10.0.0.11:8080"
		}
	}
	serve, _, err := commandLine().Find([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	if told := unknownSettings(serve, env); len(told) != 2 || !strings.HasPrefix(told[0], "CAREERFIT_QUIZ_PORT is not known") || !strings.HasPrefix(told[1], "CAREERFIT_TRANSPORT is not known") {
		t.Errorf("it says %q", told)
	}
}

func TestTheEnvironmentByName(t *testing.T) {
	got := environment([]string{"A=1", "B=x=y", "C=", "D"})
	if want := map[string]string{"A": "1", "B": "x=y", "C": "", "D": ""}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}
