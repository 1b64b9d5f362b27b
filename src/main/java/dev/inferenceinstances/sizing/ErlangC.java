package dev.inferenceinstances.sizing;

/**
 * Erlang's delay formula: how likely a caller has to wait where all servers are alike, callers come by chance (Poisson) and are
 * served for exponential times, M/M/c (Cooper, Introduction to Queueing Theory, 2nd ed. 1981).
 */
final class ErlangC {

    private ErlangC() {}

    /**
     * By way of Erlang's loss formula B, whose recursion {@code B(0) = 1, B(k) = aB(k−1) ÷ (k + aB(k−1))} neither overflows nor
     * cancels: {@code C = cB ÷ (c − a(1 − B))}.
     *
     * @param servers c, from 1
     * @param load a, the offered load: how many servers would be busy on average if there were always one free; from 0
     * @return from 0 to 1; 1 where the load is as large as the number of servers, for then nobody is served at once in the long run
     */
    static double probabilityOfWaiting(int servers, double load) {
        if (load >= servers) {
            return 1;
        }
        double loss = 1;
        for (int server = 1; server <= servers; server++) {
            loss = load * loss / (server + load * loss);
        }
        return servers * loss / (servers - load * (1 - loss));
    }
}
